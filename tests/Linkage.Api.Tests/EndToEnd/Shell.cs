using System.Diagnostics;
using Linkage.Api.Tests.Generated;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Runs commands as somebody at a terminal in the root of the repository would.</summary>
internal static class Shell
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="server">Address of the service, as LINKAGE_SERVER.</param>
    /// <param name="temporary">Folder that `mktemp` makes its folders in.</param>
    /// <returns>The exit code, and everything that was printed.</returns>
    public static Task<(int Code, string Said)> RunAsync(string commands, Uri server, string temporary)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = GeneratedFile.Root };
        foreach (var word in (string[])["-euo", "pipefail", "-c", commands]) start.ArgumentList.Add(word);
        start.Environment["LINKAGE_SERVER"] = server.ToString();
        // Where the tests were built for another configuration than the text says, its `linkage` is found here.
        start.Environment["PATH"] = $"{AppContext.BaseDirectory}:{start.Environment["PATH"]}";
        start.Environment["TMPDIR"] = temporary;
        return RunAsync(start);
    }

    public static async Task<(int Code, string Said)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return (process.ExitCode, await output + await error);
    }
}
