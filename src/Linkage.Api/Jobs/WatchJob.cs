using System.Text;
using System.Text.Json;
using Linkage.Api.Answers;
using Linkage.Api.Tenancies;
using Linkage.Domain.Jobs;
using Linkage.Storage.Databases;
using Linkage.Storage.Jobs;

namespace Linkage.Api.Jobs;

/// <summary>
/// Server-Sent Events: the job as it is, whenever it has changed, until it moves no more by itself. Read from the database, since the
/// worker may be another process.
/// </summary>
internal static class WatchJob
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);
    private static readonly byte[] Nothing = Encoding.UTF8.GetBytes(": still here\n\n");

    public static void Map(RouteGroupBuilder job) =>
        job.MapGet("/events", RunAsync)
            .Describe(
                "watchJob",
                "Watch a job",
                "Server-Sent Events named `job`, each with the job as it then is; ends when it moves no more by itself.")
            .Produces<string>(StatusCodes.Status200OK, "text/event-stream");

    private static async Task RunAsync(
        HttpContext http, Mine<Job> mine, Database control, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SendAsync(http.Response, mine.Value.Id, control, clock, ending.Token);
        }
        catch (OperationCanceledException)
        {
            // Whoever watched has gone, or the service stops: the client asks again.
        }
    }

    private static async Task SendAsync(
        HttpResponse response, Domain.Identity.JobId id, Database control, TimeProvider clock, CancellationToken cancel)
    {
        var (sent, sentAt) = ("", clock.GetTimestamp());
        while (true)
        {
            var job = await ReadAsync(id, control, cancel);
            var text = JsonSerializer.Serialize(job, Json.Options);
            if (text != sent)
            {
                await WriteAsync(response, Encoding.UTF8.GetBytes($"event: job\ndata: {text}\n\n"), cancel);
                (sent, sentAt) = (text, clock.GetTimestamp());
            }
            else if (clock.GetElapsedTime(sentAt) > Heartbeat)
            {
                await WriteAsync(response, Nothing, cancel);
                sentAt = clock.GetTimestamp();
            }

            if (job.State is not (JobState.Submitted or JobState.Running or JobState.Approved)) return;
            await Task.Delay(Look, clock, cancel);
        }
    }

    private static async Task<JobAnswer> ReadAsync(Domain.Identity.JobId id, Database control, CancellationToken cancel)
    {
        await using var session = await control.ReadAsync(cancel);
        return await JobAnswer.WholeAsync(session, (await JobStore.FindAsync(session, id, cancel))!, cancel);
    }

    private static async Task WriteAsync(HttpResponse response, byte[] bytes, CancellationToken cancel)
    {
        await response.Body.WriteAsync(bytes, cancel);
        await response.Body.FlushAsync(cancel);
    }
}
