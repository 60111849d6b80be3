using Linkage.Partner.Screens;

namespace Linkage.Partner.Jobs;

/// <summary>A bar per stage of a job, on standard error.</summary>
internal sealed class StageProgress(Screen screen) : IDisposable
{
    private const long Whole = 100;
    private Progress? _bar;
    private string? _stage;

    public void Report(Job job)
    {
        var stage = job.Stage ?? job.State;
        if (stage != _stage)
        {
            _bar?.Dispose();
            _bar = screen.Progress($"{job.Id} {stage}", Whole, "%");
            _stage = stage;
            screen.Note($"{job.Id}: {stage}");
        }

        _bar?.Report(job.Progress ?? 0);
    }

    public void Dispose()
    {
        _bar?.Dispose();
        _bar = null;
    }
}
