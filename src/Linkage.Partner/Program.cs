using System.Runtime.InteropServices;

namespace Linkage.Partner;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            stop.Cancel();
        });
        return await LinkageCommand.RunAsync(args, Console.Out, Console.Error, null, Environment.GetEnvironmentVariables(), stop.Token);
    }
}
