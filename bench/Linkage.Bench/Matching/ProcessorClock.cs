using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Linkage.Bench.Matching;

/// <summary>
/// Processor time instead of wall time: for work on one core it is the same on a quiet machine, and on a shared one it leaves out what
/// others take. Time that another process spent on our behalf is added by whoever knows it.
/// </summary>
internal sealed class ProcessorClock : IClock
{
    private static long _elsewhere;

    public string Title => "ProcessorTime";

    public bool IsAvailable => true;

    public Frequency Frequency => new(TimeSpan.TicksPerSecond);

    public static void AddElsewhere(TimeSpan time) => _elsewhere += time.Ticks;

    public long GetTimestamp() => Environment.CpuUsage.TotalTime.Ticks + _elsewhere;
}

/// <summary>In this process, so that a private type can be measured; by processor time.</summary>
internal sealed class ProcessorTimeConfig : ManualConfig
{
    public ProcessorTimeConfig() => AddJob(
        Job.Default.WithToolchain(InProcessEmitToolchain.DontLogOutput).WithClock(new ProcessorClock()).WithWarmupCount(2).WithIterationCount(8));
}
