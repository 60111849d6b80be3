using System.Text.Json.Nodes;
using CsvHelper;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Releases;

/// <summary>
/// A released table, read back from its CSV: codes of the dimensions, and for each measure its value, status and confidentiality
/// (SDMX CL_OBS_STATUS and CL_CONF_STATUS).
/// </summary>
internal sealed record ReleasedTable(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const string StatusSuffix = "_status";
    private const string ConfidentialitySuffix = "_confidentiality";
    private const string Suppressed = "Q";

    public static ReleasedTable Read(string csv)
    {
        using var reader = CsvReader.FromText(csv, new CsvReaderOptions { Separator = ',' });
        List<IReadOnlyList<string>> rows = [];
        while (reader.Read())
        {
            var fields = reader.FieldCount;
            var row = new string[fields];
            for (var field = 0; field < fields; field++)
            {
                row[field] = reader.GetString(field);
            }

            rows.Add(row);
        }

        return new ReleasedTable([.. reader.Headers], rows);
    }

    /// <summary>The rows as objects, values as they stand in the file; an empty value of a suppressed cell becomes null.</summary>
    public JsonObject ToJson() => new()
    {
        ["rows"] = new JsonArray([.. Rows.Select(row => new JsonObject(
            row.Select((value, column) => KeyValuePair.Create(Header[column], IsHidden(row, column) ? null : (JsonNode?)value))))]),
    };

    public void Show(Screen screen)
    {
        var shown = Enumerable.Range(0, Header.Count).Where(column => !IsMark(Header[column])).ToList();
        screen.Table(
            [.. shown.Select(column => Header[column])],
            Rows.Select(row => shown.Select(column => Cell(row, column)).ToList()));
        if (Rows.Any(row => shown.Any(column => IsHidden(row, column))))
        {
            screen.Line("× suppressed: too few people behind it, or shown it would give another cell away");
        }
    }

    private string Cell(IReadOnlyList<string> row, int column) => IsHidden(row, column) ? "×" : row[column];

    private bool IsHidden(IReadOnlyList<string> row, int column)
    {
        var place = Header.ToList().IndexOf(Header[column] + StatusSuffix);
        return place >= 0 && place < row.Count && row[place] == Suppressed;
    }

    private static bool IsMark(string name) =>
        name.EndsWith(StatusSuffix, StringComparison.Ordinal) || name.EndsWith(ConfidentialitySuffix, StringComparison.Ordinal);
}
