namespace Linkage.Bench;

/// <summary>The processor that a figure was measured on: no figure without it.</summary>
internal static class Processor
{
    public static string Name { get; } = Read();

    private static string Read()
    {
        const string Linux = "/proc/cpuinfo";
        if (!File.Exists(Linux)) return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";
        var line = File.ReadLines(Linux).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal));
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? "unknown processor";
    }
}
