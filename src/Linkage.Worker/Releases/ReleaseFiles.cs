using System.Globalization;
using System.Text;
using CsvHelper;
using Linkage.Domain.Protection.Publishing;
using Linkage.Worker.Links;
using Linkage.Worker.Outputs;

namespace Linkage.Worker.Releases;

/// <summary>
/// The files of a release: the result as JSON, and a CSV per table with a status and a confidentiality column beside every measure.
/// </summary>
internal static class ReleaseFiles
{
    public static IReadOnlyDictionary<string, byte[]> Of(string document, PublishedTables tables)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["result.json"] = Encoding.UTF8.GetBytes(document) };
        foreach (var table in tables.Tables) files.Add($"{table.Name}.csv", Csv(table));
        foreach (var model in ResultDocument.Models(document)) files.Add($"{model.Name}.csv", ModelFile.Csv(model));
        return files;
    }

    public static string MediaTypeOf(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/csv; charset=utf-8";

    private static byte[] Csv(PublishedTable table)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Heads(table).ToArray());
            foreach (var cell in table.Cells) csv.WriteRecord(Fields(table, cell).ToArray());
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string> Heads(PublishedTable table)
    {
        foreach (var dimension in table.Dimensions)
        {
            yield return dimension.Variable;
            if (HasLevels(dimension)) yield return $"{dimension.Variable}_level";
        }

        foreach (var measure in table.Measures)
        {
            yield return measure.Name;
            yield return $"{measure.Name}_status";
            yield return $"{measure.Name}_confidentiality";
        }
    }

    // A suppressed value is empty: never zero, never a sentinel number.
    private static IEnumerable<string> Fields(PublishedTable table, PublishedCell cell)
    {
        for (var at = 0; at < table.Dimensions.Count; at++)
        {
            yield return cell.Codes[at];
            if (HasLevels(table.Dimensions[at]))
                yield return table.Dimensions[at].Categories.First(one => one.Code == cell.Codes[at]).Level ?? string.Empty;
        }

        for (var at = 0; at < table.Measures.Count; at++)
        {
            var value = cell.Values[at];
            yield return value.Value?.ToString($"F{table.Measures[at].Decimals}", CultureInfo.InvariantCulture) ?? string.Empty;
            yield return value.Status;
            yield return value.Confidentiality;
        }
    }

    private static bool HasLevels(PublishedDimension dimension) =>
        dimension.Categories.Select(one => one.Level).OfType<string>().Distinct().Skip(1).Any();
}
