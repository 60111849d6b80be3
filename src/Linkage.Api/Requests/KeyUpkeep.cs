using Linkage.Storage.Databases;
using Linkage.Storage.Idempotency;

namespace Linkage.Api.Requests;

/// <summary>Forgets the answers to requests with an Idempotency-Key after a day: nobody repeats a request later than that.</summary>
internal sealed class KeyUpkeep(Database control, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Round = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await control.WriteAsync(session => StoredAnswers.ForgetAsync(session, clock.GetUtcNow() - Kept, stoppingToken), stoppingToken);
        }
    }
}
