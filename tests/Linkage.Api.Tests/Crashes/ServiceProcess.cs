using System.Diagnostics;
using Linkage.Api.Hosting;

namespace Linkage.Api.Tests.Crashes;

/// <summary>The service as people run it: a process of its own on a data folder, that can be killed at any instant.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _writing = new();
    private readonly List<string> _lines = [];
    private volatile bool _killed;

    private ServiceProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) =>
            _address.TrySetException(
                _killed ? new ServiceKilledException() : new InvalidOperationException($"The service ended by itself.\n{Said}"));
    }

    /// <summary>Where it listens, as soon as it does.</summary>
    /// <exception cref="ServiceKilledException">It was killed before.</exception>
    public Task<Uri> Address => _address.Task;

    /// <summary>What it wrote to both of its outputs.</summary>
    public string Said
    {
        get
        {
            lock (_writing) return string.Join('\n', _lines);
        }
    }

    public static ServiceProcess Start(string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet")
        { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        foreach (var word in new[] { "exec", typeof(LinkageHost).Assembly.Location, "--data", folder, "--urls", "http://127.0.0.1:0" })
            start.ArgumentList.Add(word);
        // Most of these lives are too short to be worth profiling.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var service = new ServiceProcess(process);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return service;
    }

    /// <summary>SIGKILL: nothing in the process hears of it. Returns once the process is gone and its files are free.</summary>
    public async Task KillAsync()
    {
        _killed = true;
        _process.Kill();
        await _process.WaitForExitAsync();
        _address.TrySetException(new ServiceKilledException());
        // Nobody may be waiting for the address of a process that is gone.
        _ = _address.Task.Exception;
    }

    public void Dispose() => _process.Dispose();

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_writing) _lines.Add(line);
        var at = line.IndexOf(Listening, StringComparison.Ordinal);
        if (at >= 0) _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
    }
}

internal sealed class ServiceKilledException : Exception;
