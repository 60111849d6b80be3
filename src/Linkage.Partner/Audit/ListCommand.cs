using System.CommandLine;
using System.Globalization;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Audit;

/// <summary>Lists events of the audit trail.</summary>
internal sealed class ListCommand : Verb
{
    private readonly Option<long> _after = new("--after") { Description = "Only events after this sequence number." };
    private readonly Option<int> _limit = new("--limit") { Description = "At most so many events.", DefaultValueFactory = _ => 100 };

    public ListCommand()
        : base("list", "List events of the audit trail.", "linkage audit list --after 1200 --limit 50")
    {
        Options.Add(_after);
        Options.Add(_limit);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"?after={session.Get(_after)}&limit={session.Get(_limit)}");
        var events = await session.Client.GetAsync<Items<AuditEvent>>(Paths.Of("audit-events") + page, cancel);
        return events.IsRefused
            ? session.Screen.End(events.Refusal)
            : session.Screen.Show(events.Value.Document, screen => screen.Table(
                ["no.", "at", "actor", "organisation", "action", "object", "result"],
                events.Value.Value.List.Select(Row)));
    }

    private static string?[] Row(AuditEvent item) =>
    [
        item.Sequence.ToString(CultureInfo.InvariantCulture), item.At, item.Actor, item.Organisation, item.Action,
        $"{item.ObjectKind} {item.ObjectId}", item.Result,
    ];
}
