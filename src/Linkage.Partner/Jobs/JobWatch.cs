using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>
/// Follows a job by its events; where the events break off it asks again, so that a restart of the service does not end the watch.
/// </summary>
internal static class JobWatch
{
    private const int Patience = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<ExitCode> RunAsync(Session session, string id, CancellationToken cancel)
    {
        using var progress = new JobProgress(session.Screen, id);
        for (var silent = 0; ; silent++)
        {
            try
            {
                var answer = await session.Client.GetAsync<Job>(Paths.Job(id), cancel);
                if (answer.IsRefused || !answer.Value.Value.IsUnderWay)
                {
                    progress.Dispose();
                    return End(session, answer);
                }

                progress.Report(answer.Value.Value);
                await FollowAsync(session, id, progress, cancel);
                silent = 0;
            }
            catch (Exception outage) when (outage is HttpRequestException or IOException && silent < Patience)
            {
                // The next round asks again.
            }

            await Task.Delay(Pause, session.Clock, cancel);
        }
    }

    private static async Task FollowAsync(Session session, string id, JobProgress progress, CancellationToken cancel)
    {
        await foreach (var job in JobEvents.ReadAsync(session.Client, id, cancel))
        {
            progress.Report(job);
            if (!job.IsUnderWay)
            {
                return;
            }
        }
    }

    private static ExitCode End(Session session, Outcome<Answer<Job>> answer)
    {
        if (answer.IsRefused)
        {
            return session.Screen.End(answer.Refusal);
        }

        session.Screen.Show(answer.Value.Document, answer.Value.Value.Show);
        return answer.Value.Value.IsLost ? ExitCode.Refused : ExitCode.Done;
    }
}
