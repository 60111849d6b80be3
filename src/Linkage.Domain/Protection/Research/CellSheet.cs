using System.Globalization;
using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Every shown cell of one table for the researcher: a row per cell and measure, true values included. Confidential: it is no
/// publication, and nothing but test data belongs in it outside a vault.
/// </summary>
public sealed class CellSheet(ProtectedTabulation result, PublishedTables published, IntervalFindings intervals, int table)
{
    /// <summary>
    /// Columns after the codes. A mean of nothing has no value; `contributors` are distinct subjects with the measure; the protection
    /// levels are how far below and above the value an attacker's bounds of a primary count or sum must reach
    /// (<see cref="ProtectedCell"/>); the last two are the bounds that an attacker proves for a suppressed one, empty where there is none
    /// or it was not looked for.
    /// </summary>
    internal static readonly string[] Headings =
    [
        "measure", "value", "contributors", "status", "confidentiality", "lowerProtection", "upperProtection", "attackerLower",
        "attackerUpper",
    ];

    private readonly Cube _cube = result.Tabulation.Cubes.Cubes[table];

    private readonly Dictionary<(int, BaseMeasure), ProtectedCell> _protection = result.Protection.ToDictionary(p => (p.Cell, p.Measure));

    private readonly Dictionary<(int, BaseMeasure), CellInterval> _intervals = intervals.Cells.ToDictionary(i => (i.Cell, i.Measure));

    public IReadOnlyList<string> Header => [.. _cube.Table.Dimensions.Select(d => d.Variable), .. Headings];

    /// <summary>The cells in the order of the published table, and in each the measures in their order.</summary>
    public IEnumerable<IReadOnlyList<string>> Rows()
    {
        int[] shown = [.. Enumerable.Range(0, _cube.CellCount).Where(_cube.IsShown)];
        for (var c = 0; c < shown.Length; c++)
        {
            var cell = result.Tabulation.Cubes.Start(table) + shown[c];
            for (var m = 0; m < _cube.Table.Measures.Count; m++)
            {
                var measure = _cube.Table.Measures[m];
                yield return
                [
                    .. _cube.Codes(shown[c]), measure.Name, Value(result.Tabulation[cell], measure),
                    Contributors(result.Tabulation[cell], measure).ToString(CultureInfo.InvariantCulture),
                    Status(cell, measure), published.Tables[table].Cells[c].Values[m].Confidentiality,
                    Units(cell, measure, _protection, p => p.Lower), Units(cell, measure, _protection, p => p.Upper),
                    Units(cell, measure, _intervals, i => i.Lower), Units(cell, measure, _intervals, i => i.Upper),
                ];
            }
        }
    }

    /// <summary>`safe`, `secondary`, or `primary:` and the first rule that the cell breaks.</summary>
    private string Status(int cell, MeasureSpec measure)
    {
        var parts = BaseMeasure.Of(measure);
        if (parts.All(p => result.Status(cell, p) == CellStatus.Published)) return "safe";
        if (parts.All(p => !result.Primaries.Of(cell, p).Any()) && result.IsHidden(cell)) return "hidden";
        if (parts.All(p => result.Status(cell, p) != CellStatus.Primary)) return "secondary";
        var findings = parts.SelectMany(p => result.Primaries.Of(cell, p)).OrderBy(f => f.Rule).ToList();
        // Without a finding of its own it equals, in every unit, a cell of another table or measure that has one.
        return findings.Count == 0 ? "primary:equal-cell" : "primary:" + NameOf(findings[0].Rule);
    }

    /// <summary>A number of a count or sum in the decimals of the measure.</summary>
    private string Units<T>(int cell, MeasureSpec measure, Dictionary<(int, BaseMeasure), T> by, Func<T, Int128?> number)
    {
        if (BaseMeasure.Of(measure) is not [var single] || !by.TryGetValue((cell, single), out var found)) return "";
        if (number(found) is not { } units) return "";
        return Text(Quotient.Scaled(units, measure.Amount is { } amount ? result.Tabulation.Spec.Amounts[amount].Decimals : 0));
    }

    private static string NameOf(Primary.Rule rule) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(rule.ToString());

    private string Value(CellFacts facts, MeasureSpec measure)
    {
        if (BaseMeasure.Of(measure) is [var single])
        {
            var decimals = measure.Amount is { } a ? result.Tabulation.Spec.Amounts[a].Decimals : 0;
            return Text(Quotient.Scaled(Tabulation.Value(facts, single), decimals));
        }

        var (amount, spec) = (facts.Amounts[measure.Amount!.Value], result.Tabulation.Spec.Amounts[measure.Amount.Value]);
        if (amount.Valid == 0) return "";
        return Text(measure.Kind == MeasureKind.Share
            ? Quotient.Round(amount.Total, amount.Valid, PublishedMeasure.ShareDecimals)
            : Quotient.Scaled(new System.Numerics.BigInteger(Quotient.Round(amount.Total, amount.Valid, 0)), spec.Decimals));
    }

    private static long Contributors(CellFacts facts, MeasureSpec measure) =>
        measure.Amount is { } amount ? facts.Amounts[amount].Contributors.All : facts.Subjects.All;

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
