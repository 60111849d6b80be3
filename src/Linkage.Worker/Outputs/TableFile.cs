using System.Globalization;
using CsvHelper;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Worker.Outputs;

/// <summary>
/// A released table as CSV: a line per cell, with a status and a confidentiality column beside every measure and every ratio.
/// </summary>
internal sealed class TableFile(PublishedTable table, IReadOnlyList<PublishedRatio> ratios)
{
    // Per dimension the level of every code; null where all are of one.
    private readonly IReadOnlyList<Dictionary<string, string>?> _levels = [.. table.Dimensions.Select(LevelsOf)];

    public byte[] Csv()
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            var values = table.Measures.Select(measure => measure.Name).Concat(ratios.Select(ratio => ratio.Name));
            csv.WriteRecord([.. Dimensions(), .. values.SelectMany(Heads)]);
            for (var cell = 0; cell < table.Cells.Count; cell++)
                csv.WriteRecord([.. Codes(table.Cells[cell]), .. Measures(table.Cells[cell]), .. Ratios(cell)]);
        }

        return bytes.ToArray();
    }

    private IEnumerable<string> Dimensions()
    {
        for (var at = 0; at < table.Dimensions.Count; at++)
        {
            yield return table.Dimensions[at].Variable;
            if (_levels[at] is not null) yield return $"{table.Dimensions[at].Variable}_level";
        }
    }

    private static IEnumerable<string> Heads(string name) => [name, $"{name}_status", $"{name}_confidentiality"];

    private IEnumerable<string> Codes(PublishedCell cell)
    {
        for (var at = 0; at < table.Dimensions.Count; at++)
        {
            yield return cell.Codes[at];
            if (_levels[at] is { } levels) yield return levels[cell.Codes[at]];
        }
    }

    private IEnumerable<string> Measures(PublishedCell cell) =>
        table.Measures.Zip(cell.Values, (measure, value) => Fields(value, measure.Decimals)).SelectMany(fields => fields);

    private IEnumerable<string> Ratios(int cell) =>
        ratios.SelectMany(ratio => Fields(ratio.ValueOf(table, cell), PublishedRatio.Decimals));

    // A suppressed value is empty: never zero, never a sentinel number.
    private static string[] Fields(PublishedValue value, int decimals) =>
        [value.Value?.ToString($"F{decimals}", CultureInfo.InvariantCulture) ?? string.Empty, value.Status, value.Confidentiality];

    private static Dictionary<string, string>? LevelsOf(PublishedDimension dimension) =>
        dimension.Categories.Select(one => one.Level).OfType<string>().Distinct().Skip(1).Any()
            ? dimension.Categories.DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Level ?? string.Empty)
            : null;
}
