using System.Globalization;
using System.Text.Json.Nodes;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Tables;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Lab;

/// <summary>What an attacker works out of every suppressed cell, for people and as JSON.</summary>
internal sealed class AuditIntervals(IntervalFindings found, TabulationSpec tables)
{
    private const int MostShown = 50;

    private readonly CubeSet _cubes = new(tables);

    /// <summary>An object per cell and base measure; a bound that there is none of, or that was not found, is null.</summary>
    public JsonArray Json() => new([.. found.Cells.Select(c => (JsonNode)new JsonObject
    {
        ["cell"] = _cubes.Label(c.Cell),
        ["measure"] = NameOf(c.Measure),
        ["lower"] = Text(c.Lower, c.Measure),
        ["upper"] = Text(c.Upper, c.Measure),
        ["need"] = NameOf(c.Need),
    })]);

    public void Draw(Screen screen)
    {
        if (found.Cells.Count == 0) return;
        screen.Table(
            ["suppressed cell", "measure", "at least", "at most", "protection"],
            found.Cells.Take(MostShown).Select(c => (IReadOnlyList<string?>)
                [_cubes.Label(c.Cell), NameOf(c.Measure), Text(c.Lower, c.Measure) ?? "", Text(c.Upper, c.Measure) ?? "", NameOf(c.Need)]));
        if (found.Cells.Count > MostShown) screen.Line($"{found.Cells.Count - MostShown} more cells: --json shows all.");
        screen.Line($"Certificates: {found.Tables} possible tables and {found.Bounds} bounds, checked in exact arithmetic.");
    }

    private static string NameOf(IntervalNeed need) => need switch
    {
        IntervalNeed.None => "none asked",
        IntervalNeed.Met => "met",
        IntervalNeed.Narrow => "too narrow",
        _ => "not proven",
    };

    private string NameOf(BaseMeasure measure) => measure.Kind switch
    {
        BaseKind.Subjects => "subjects",
        BaseKind.Rows => "rows",
        BaseKind.Sum => "sum of " + tables.Amounts[measure.Amount].Name,
        _ => "number with " + tables.Amounts[measure.Amount].Name,
    };

    private string? Text(Int128? value, BaseMeasure measure)
    {
        if (value is not { } units) return null;
        var decimals = measure.Kind == BaseKind.Sum ? tables.Amounts[measure.Amount].Decimals : 0;
        var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (units < 0 ? "-" : "") + (decimals == 0 ? digits : $"{digits[..^decimals]}.{digits[^decimals..]}");
    }
}
