using System.Text.Json.Nodes;

namespace Linkage.Partner.Pseudonyms;

/// <summary>What happened to the rows of a file. Row numbers count the header as row 1; values never appear.</summary>
internal sealed class Tally
{
    private const int RowsNamed = 10;
    private readonly SortedDictionary<string, (long Count, List<long> Rows)> _unusable = new(StringComparer.Ordinal);

    public long Rows { get; set; }

    public long Written { get; set; }

    /// <summary>Rows in which an identifier is missing or breaks the rules of its kind.</summary>
    public long WithoutIdentifier { get; private set; }

    public void CountRowWithoutIdentifier() => WithoutIdentifier++;

    public void CountUnusable(string column, string rule, long row)
    {
        var key = $"{column}: {rule}";
        var (count, rows) = _unusable.GetValueOrDefault(key, (0, []));
        if (rows.Count < RowsNamed)
        {
            rows.Add(row);
        }

        _unusable[key] = (count + 1, rows);
    }

    public JsonObject ToJson() => new()
    {
        ["rows"] = Rows,
        ["written"] = Written,
        ["withoutIdentifier"] = WithoutIdentifier,
        ["unusable"] = new JsonArray([.. _unusable.Select(entry => new JsonObject
        {
            ["rule"] = entry.Key,
            ["count"] = entry.Value.Count,
            ["firstRows"] = new JsonArray([.. entry.Value.Rows.Select(row => JsonValue.Create(row))]),
        })]),
    };

    public void Show(Screens.Screen screen)
    {
        screen.Facts(("rows read", Rows), ("rows written", Written), ("without identifier", WithoutIdentifier));
        foreach (var (rule, (count, rows)) in _unusable)
        {
            screen.Line($"  {rule}: {count} (rows {string.Join(", ", rows)}{(count > rows.Count ? ", …" : "")})");
        }
    }
}
