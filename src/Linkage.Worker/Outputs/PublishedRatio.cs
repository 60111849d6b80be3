using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Outputs;

/// <summary>
/// A ratio per cell of a table, worked out from nothing but the two published sums: where one of them is suppressed, so is the ratio.
/// </summary>
/// <param name="Values">In the order of the table's cells; six decimals, null when suppressed or when there is nothing to divide
/// by.</param>
internal sealed record PublishedRatio(string Table, string Name, IReadOnlyList<decimal?> Values)
{
    public const int Decimals = 6;

    public static IReadOnlyList<PublishedRatio> AllOf(BoundQuestion question, PublishedTables tables) =>
        [.. question.Tables.SelectMany(table => table.Ratios.Select(ratio => new PublishedRatio(table.Name, ratio, [])))
            .Select(ratio => ratio with { Values = ratio.Quotients(tables)! })];

    /// <summary>Whether these are the quotients of what the tables publish.</summary>
    public bool IsOf(PublishedTables tables) => Quotients(tables) is { } quotients && quotients.SequenceEqual(Values);

    /// <summary>The ratio of a cell as a measure's value is written: suppressed with its sums, or not there (`M`).</summary>
    /// <param name="table">Its table.</param>
    public PublishedValue ValueOf(PublishedTable table, int cell)
    {
        if (Values[cell] is { } value) return new PublishedValue(value, "A", "F");
        var (numerator, denominator) = Places(table)!.Value;
        var parts = table.Cells[cell].Values;
        return parts[numerator].Value is null || parts[denominator].Value is null ? PublishedValue.Suppressed : new(null, "M", "F");
    }

    /// <returns>Null when the tables hold no such sums.</returns>
    private List<decimal?>? Quotients(PublishedTables tables) =>
        tables.Tables.FirstOrDefault(table => table.Name == Table) is { } own && Places(own) is { } places
            ? [.. own.Cells.Select(cell => Quotient(cell.Values[places.Numerator].Value, cell.Values[places.Denominator].Value))]
            : null;

    private (int Numerator, int Denominator)? Places(PublishedTable table)
    {
        var names = table.Measures.Select(measure => measure.Name).ToList();
        var (numerator, denominator) = (names.IndexOf(RatioNames.Numerator(Name)), names.IndexOf(RatioNames.Denominator(Name)));
        return numerator < 0 || denominator < 0 ? null : (numerator, denominator);
    }

    private static decimal? Quotient(decimal? numerator, decimal? denominator) =>
        numerator is { } up && denominator is { } down && down != 0
            ? decimal.Round(up / down, Decimals, MidpointRounding.AwayFromZero)
            : null;
}
