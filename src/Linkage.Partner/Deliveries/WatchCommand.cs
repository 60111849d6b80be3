using System.CommandLine;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Deliveries;

/// <summary>Follows a delivery until it is accepted or rejected.</summary>
internal sealed class WatchCommand : Verb
{
    private readonly Argument<string> _delivery = new("delivery") { Description = "Id of the delivery (dlv-…)." };

    public WatchCommand()
        : base(
            "watch",
            "Follow a delivery until it is accepted or rejected.",
            "linkage deliveries watch dlv-7h3k") => Arguments.Add(_delivery);

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel) =>
        DeliveryWatch.RunAsync(session, session.Get(_delivery), cancel);
}
