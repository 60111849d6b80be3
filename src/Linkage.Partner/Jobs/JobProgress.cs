using Linkage.Partner.Screens;

namespace Linkage.Partner.Jobs;

/// <summary>Tells on standard error what a job is doing: a line per stage, and a bar when it takes long.</summary>
internal sealed class JobProgress(Screen screen, string job) : IDisposable
{
    private const long Whole = 100;
    private readonly Progress _bar = screen.Progress(job, Whole, null);
    private string? _stage;

    public void Report(Job job)
    {
        var stage = job.Stage is null or "waiting" or "done" ? job.State : job.Stage;
        if (stage != _stage)
        {
            _bar.Break();
            screen.Note($"{job.Id}: {_stage = stage}");
        }

        _bar.Report(job.Progress ?? 0);
    }

    public void Dispose() => _bar.Dispose();
}
