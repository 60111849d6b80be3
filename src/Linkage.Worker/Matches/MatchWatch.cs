using Linkage.Domain.Jobs;
using Linkage.Domain.Matching;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;
using Linkage.Storage.Matches;
using Linkage.Worker.Links;
using Linkage.Worker.Queue;

namespace Linkage.Worker.Matches;

/// <summary>Runs a long computation of a job: says twice a second how far it is, and ends it when the job is to stop.</summary>
/// <param name="range">Null while the job itself computes, before there are ranges.</param>
internal sealed class MatchWatch(Database control, Job job, MatchRange? range)
{
    // Of the whole job, in thousandths; what comes after begins at 100.
    private const int From = 10;
    private const int To = 100;

    /// <exception cref="JobStoppedException">The job was asked to stop, or runs no longer.</exception>
    public Task<T> RunAsync<T>(Func<IProgress<Progress>, CancellationToken, T> work, CancellationToken cancel) =>
        RunTaskAsync((progress, stop) => Task.FromResult(work(progress, stop)), cancel);

    /// <summary>As above, for work that also waits.</summary>
    public async Task<T> RunTaskAsync<T>(Func<IProgress<Progress>, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await TellAsync(0, cancel);
        var meter = new Meter();
        return await LongWork.RunTaskAsync(stop => work(meter, stop), () => TellAsync(meter.Thousandths, cancel), cancel);
    }

    private async Task TellAsync(int thousandths, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var stop = await control.WriteAsync(
            async session =>
            {
                if (range is not null) await MatchStore.ProgressAsync(session, range, thousandths, cancel);
                var done = await MatchStore.DoneAsync(session, job.Id, job.Attempt, cancel);
                await JobStore.ProgressAsync(session, job.Id, JobStage.Matching, From + ((To - From) * done / 1000), cancel);
                return await JobStore.FindAsync(session, job.Id, cancel) is not { State: JobState.Running, CancelRequested: false };
            },
            cancel);
        if (stop) throw new JobStoppedException();
    }

    private sealed class Meter : IProgress<Progress>
    {
        private volatile int _thousandths;

        public int Thousandths => _thousandths;

        public void Report(Progress value) => _thousandths = value.Total == 0 ? 0 : (int)(1000 * value.Done / value.Total);
    }
}
