using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;

namespace Linkage.Worker.Links;

/// <summary>Writes how far a job is, a few times a second at most, and hears whether it should stop.</summary>
internal sealed class JobProgress(Database control, JobId job, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Where each stage begins, in thousandths of the whole; linking and tabulating take nearly all of the time.
    private static readonly Dictionary<JobStage, (int From, int To)> Shares = new()
    {
        [JobStage.Checking] = (0, 10),
        [JobStage.Linking] = (10, 150),
        [JobStage.Tabulating] = (150, 850),
        [JobStage.Protecting] = (850, 930),
        [JobStage.Auditing] = (930, 980),
        [JobStage.Storing] = (980, 1000),
    };

    private JobStage? _stage;
    private DateTimeOffset _written;

    /// <param name="done">Of this stage, 0 to 1.</param>
    /// <exception cref="JobStoppedException">The job was asked to stop.</exception>
    public async Task AtAsync(JobStage stage, double done, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow();
        if (stage == _stage && now - _written < Pause) return;
        (_stage, _written) = (stage, now);
        var (from, to) = Shares[stage];
        var stop = await control.WriteAsync(
            async session =>
            {
                await JobStore.ProgressAsync(session, job, stage, from + (int)((to - from) * done), cancel);
                return (await JobStore.FindAsync(session, job, cancel))?.CancelRequested ?? true;
            },
            cancel);
        if (stop) throw new JobStoppedException();
    }
}
