using System.CommandLine;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Deliveries;

/// <summary>Shows a delivery, and to its own organisation what was wrong with it.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> _delivery = new("delivery") { Description = "Id of the delivery (dlv-…)." };

    public ShowCommand()
        : base("show", "Show a delivery and its validation report.", "linkage deliveries show dlv-7h3k") => Arguments.Add(_delivery);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var delivery = await session.Client.GetAsync<Delivery>(Paths.Of("deliveries", session.Get(_delivery)), cancel);
        return delivery.IsRefused
            ? session.Screen.End(delivery.Refusal)
            : session.Screen.Show(delivery.Value.Document, delivery.Value.Value.Show);
    }
}
