using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Intervals;

/// <summary>Tables with chosen cells hidden, whether that is wise or not.</summary>
internal static class Hidden
{
    private static readonly DisclosurePolicy s_open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, Zeros = ZeroRule.Safe, PerPartner = false,
    };

    public static (PublishedTables Published, Structure Structure) Of(Rows rows, Func<PublishedCell, bool> isHidden, string mark = "A")
    {
        var open = Suppression.Protect(rows.Tabulate(), s_open);
        return (Hide(open.Publish(), isHidden, mark), open.Structure());
    }

    public static PublishedTables Hide(PublishedTables published, Func<PublishedCell, bool> isHidden, string mark = "A") => new(
        [.. published.Tables.Select(t => t with
        {
            Cells = [.. t.Cells.Select(c => isHidden(c)
                ? c with { Values = [.. c.Values.Select(_ => new PublishedValue(null, "Q", mark))] }
                : c)],
        })]);

    /// <summary>Shows one cell of the first table again.</summary>
    public static PublishedTables Open(PublishedTables published, string codes, params decimal[] values) => new(
        [.. published.Tables.Select((t, i) => i > 0 ? t : t with
        {
            Cells = [.. t.Cells.Select(c => string.Join(' ', c.Codes) == codes
                ? c with { Values = [.. values.Select(v => new PublishedValue(v, "A", "F"))] }
                : c)],
        })]);

    public static PublishedTables Marked(PublishedTables published, string mark) => new(
        [.. published.Tables.Select(t => t with
        {
            Cells = [.. t.Cells.Select(c => c with
            {
                Values = [.. c.Values.Select(v => v.Status == "Q" ? v with { Confidentiality = mark } : v)],
            })],
        })]);
}
