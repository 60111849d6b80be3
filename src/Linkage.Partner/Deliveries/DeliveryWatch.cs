using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Deliveries;

/// <summary>Waits until the worker has judged a delivery.</summary>
internal static class DeliveryWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<ExitCode> RunAsync(Session session, string id, CancellationToken cancel)
    {
        string? told = null;
        while (true)
        {
            var answer = await session.Client.GetAsync<Delivery>(Paths.Of("deliveries", id), cancel);
            if (answer.IsRefused)
            {
                return session.Screen.End(answer.Refusal);
            }

            var delivery = answer.Value.Value;
            if (!delivery.IsUnderWay)
            {
                session.Screen.Show(answer.Value.Document, delivery.Show);
                return delivery.State == "accepted" ? ExitCode.Done : ExitCode.Refused;
            }

            if (told != delivery.State)
            {
                session.Screen.Note($"{id}: {told = delivery.State}");
            }

            await Task.Delay(Pause, session.Clock, cancel);
        }
    }
}
