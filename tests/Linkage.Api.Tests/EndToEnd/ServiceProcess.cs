using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The service as it is started by hand: a process of its own, on a free port, with a data folder of its own.</summary>
internal sealed partial class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process _process;

    private ServiceProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    /// <summary>`dotnet Linkage.Api.dll`, as built beside the tests.</summary>
    public static ProcessStartInfo Command(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in words.Prepend(Path.Combine(AppContext.BaseDirectory, "Linkage.Api.dll"))) start.ArgumentList.Add(word);
        return start;
    }

    /// <summary>Comes back when it listens: the address stands in what it says at its start.</summary>
    public static async Task<ServiceProcess> StartAsync(string data)
    {
        var (said, address) = (new StringBuilder(), new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously));
        var process = new Process { StartInfo = Command("--data", data, "--urls", "http://127.0.0.1:0"), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The service ended: {said}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServiceProcess(process, await address.Task.WaitAsync(Patience));

        void Hear(string? line)
        {
            lock (said) said.AppendLine(line);
            if (Tokens().Match(line ?? "") is { Success: true } found) address.TrySetResult(found.Groups[1].Value);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("Tokens: (http://[^ ]+)/development")]
    private static partial Regex Tokens();
}
