using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Protection.Research;

/// <summary>Reads a published sheet (<see cref="PublishedSheet"/>) back; rows may stand in any order.</summary>
public sealed class PublishedSheetReader
{
    private const int MostRows = 5_000_000;

    private readonly List<IReadOnlyList<string>> _rows = [];
    private readonly Dictionary<string, int> _at;

    private PublishedSheetReader(Dictionary<string, int> at) => _at = at;

    /// <returns>A reader; refused with every column that is missing or stands twice.</returns>
    public static Outcome<PublishedSheetReader> For(ResearchSpec spec, IReadOnlyList<string> header)
    {
        var faults = new FaultList();
        string[] columns = [.. PublishedSheet.Headings, .. spec.Variables.Select(v => v.Name)];
        foreach (var name in columns)
            faults.Check(header.Count(c => c == name) == 1, JsonPointer.Append("/0", name), "column", "The header has this column once.");
        return faults.Count > 0
            ? Refusal.Invalid("invalid-sheet", "The header does not fit the specification.", faults.ToList())
            : new PublishedSheetReader(columns.ToDictionary(name => name, name => header.ToList().IndexOf(name)));
    }

    /// <returns>False when no more rows are taken.</returns>
    public bool Add(IReadOnlyList<string> values)
    {
        _rows.Add(values);
        return _rows.Count <= MostRows;
    }

    /// <summary>What the sheet's tables are; a variable without a hierarchy has the codes that turn up.</summary>
    public Outcome<TabulationSpec> SpecOf(ResearchSpec spec)
    {
        var made = ResearchTables.Of(spec, [.. spec.Variables.Select(v => Classification.Of(v, Codes(v.Name)).Variable)]);
        return TabulationFaults.Of(made) is { Count: > 0 } faults
            ? Refusal.Invalid("invalid-sheet", "The sheet's codes do not make the specified tables.", faults)
            : made;
    }

    /// <returns>The tables; refused with every fault: pointers are `/row/column`, the first row is 1.</returns>
    public Outcome<PublishedTables> Tables(TabulationSpec spec)
    {
        var (faults, cubes) = (new FaultList(), new CubeSet(spec));
        var places = cubes.Cubes.Select(c => new SheetPlaces(c, spec)).ToDictionary(p => p.Table.Name, StringComparer.Ordinal);
        faults.Check(_rows.Count <= MostRows, "", "rows", $"At most {MostRows} rows are taken.");
        for (var r = 0; r < _rows.Count; r++)
        {
            var row = _rows[r];
            if (row.Count <= _at.Values.Max())
                faults.Add($"/{r + 1}", "number-of-values", "The row has fewer values than the header.");
            else if (places.TryGetValue(Value(row, "table"), out var place))
                place.Put(column => Value(row, column), Refusing(faults, r + 1));
            else
                faults.Add($"/{r + 1}/table", FieldRule.Enum, "The specification has no table of this name.");
        }

        foreach (var label in places.Values.SelectMany(p => p.Missing()))
            faults.Add("", "missing-cell", $"There is no row for {label}.");
        return faults.Count > 0
            ? Refusal.Invalid("invalid-sheet", $"The sheet breaks {faults.Count} rules.", faults.ToList())
            : new PublishedTables([.. cubes.Cubes.Select(c => places[c.Table.Name].ToTable())]);
    }

    private static Action<string, string> Refusing(FaultList faults, int row) =>
        (column, rule) => faults.Add(JsonPointer.Append($"/{row}", column), rule, "The value breaks this rule.");

    private string Value(IReadOnlyList<string> row, string column) => row[_at[column]];

    private IEnumerable<string> Codes(string variable) =>
        _rows.Where(row => row.Count > _at[variable]).Select(row => Value(row, variable))
            .Where(code => code is not ("" or Variable.Total)).Distinct();
}
