using System.Globalization;
using Linkage.Api.Answers;
using Linkage.Api.Problems;
using Linkage.Api.Requests;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Audits;
using Linkage.Storage.Databases;

namespace Linkage.Api.Audits;

internal static class ReadAuditEvents
{
    public static void Map(RouteGroupBuilder audits) =>
        audits.MapGet("/audit-events", ListAsync)
            .Describe(
                "listAuditEvents", "List audit events", "Of the whole service, oldest first; `after` is the sequence of the last one seen.")
            .Lists<AuditEventAnswer>();

    private static async Task<IResult> ListAsync(HttpContext http, Paging paging, Database control, CancellationToken cancel)
    {
        if (!long.TryParse(paging.Page.After ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var after))
            return new Problem(
                Refusal.Invalid("invalid-query", "The query breaks a rule.", [new Fault("/after", "cursor", "Expected a sequence.")]));
        await using var session = await control.ReadAsync(cancel);
        var rows = await AuditEvents.ListAsync(session, after, paging.Page.Take, cancel);
        return ItemList.Of(http, paging.Page, rows, row => row.Sequence.ToString(CultureInfo.InvariantCulture), AuditEventAnswer.Of);
    }
}
