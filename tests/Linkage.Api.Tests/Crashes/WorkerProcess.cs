using System.Diagnostics;
using Linkage.Api.Hosting;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// A worker as people run it: a process of its own on the data folder of a service, that can be stopped and killed at any instant.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public static WorkerProcess Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = folder };
        string[] words =
        [
            "exec", typeof(LinkageHost).Assembly.Location, "worker", "--data", folder, "--Linkage:Worker:Parallelism=1",
                "--Linkage:Worker:Threads=1",
            "--Logging:LogLevel:Default=Error",
        ];
        foreach (var word in words) start.ArgumentList.Add(word);
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        return new WorkerProcess(process);
    }

    /// <summary>SIGSTOP and SIGCONT: what it holds while it stands still is what it would hold if it died now.</summary>
    public Task StandStillAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>SIGKILL: nothing in the process hears of it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{Id}"]);
        await kill.WaitForExitAsync();
    }
}
