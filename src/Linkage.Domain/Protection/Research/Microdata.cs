using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Rows of a study's microdata, kept in memory as numbers so that they can be ordered by contributor: about 32 bytes a row, and 4 more
/// for each variable and 16 for each amount.
/// </summary>
public sealed class Microdata
{
    /// <summary>More rows are refused.</summary>
    public const int MostRows = 5_000_000;

    /// <summary>Heavier rows are refused, so that no total leaves the 28 digits of a published value.</summary>
    private const long MostWeight = 1_000_000;

    private readonly ResearchSpec _spec;
    private readonly IReadOnlyList<string> _header;
    private readonly Dictionary<string, int> _at;
    private readonly FaultList _faults = new();
    private readonly GroupColumn[] _groups;
    private readonly List<long?>[] _amounts;
    private readonly KeyColumn _contributors = new(), _holdings = new();
    private readonly List<ulong> _partners = [];
    private readonly List<long> _weights = [];

    private Microdata(ResearchSpec spec, IReadOnlyList<string> header)
    {
        (_spec, _header) = (spec, header);
        _at = header.Select((name, i) => KeyValuePair.Create(name, i)).ToDictionary(StringComparer.Ordinal);
        _groups = [.. spec.Variables.Select(v => new GroupColumn(v))];
        _amounts = [.. spec.Amounts.Select(_ => new List<long?>())];
    }

    /// <summary>Rows read so far.</summary>
    public int Rows { get; private set; }

    /// <returns>A place for the rows; refused with every column that is missing or stands twice.</returns>
    public static Outcome<Microdata> For(ResearchSpec spec, IReadOnlyList<string> header)
    {
        var faults = new FaultList();
        foreach (var name in spec.Columns())
        {
            var count = header.Count(column => column == name);
            faults.Check(count > 0, JsonPointer.Append("/0", name), "column", "The header does not have this column.");
            faults.Check(count < 2, JsonPointer.Append("/0", name), "duplicate", "The header has this column more than once.");
        }

        faults.Check(header.Distinct().Count() == header.Count, "/0", "names", "Two columns have the same name.");
        return faults.Count > 0 ? Refusal.Invalid("invalid-microdata", "The header does not fit the specification.", faults.ToList()) : new Microdata(spec, header);
    }

    /// <summary>Takes a row. What breaks a rule is kept for <see cref="Tabulate"/>.</summary>
    /// <returns>False when no more rows are taken.</returns>
    public bool Add(IReadOnlyList<string> values)
    {
        if (Rows == MostRows)
        {
            _faults.Add("", "rows", $"At most {MostRows} rows are taken.");
            return false;
        }

        Rows++;
        if (_faults.Check(values.Count == _header.Count, $"/{Rows}", "number-of-values", "The row has another number of values than the header."))
            Read(values);
        return true;
    }

    /// <returns>The exact facts of every cell; refused with every fault of the rows: pointers are `/row/column`, the first row is 1.</returns>
    public Outcome<Tabulation> Tabulate()
    {
        if (_faults.Count > 0)
            return Refusal.Invalid("invalid-microdata", $"{_faults.Count} values or rows break a rule.", _faults.ToList());
        var groups = _groups.Select(g => g.Finish()).ToArray();
        // A variable of no category at all cannot be one: there is no row.
        if (Rows == 0) return Refusal.Invalid("invalid-microdata", "The file has no rows.", [new Fault("", "rows", "There is at least one row.")]);
        var tabulator = Tabulator.For(ResearchTables.Of(_spec, [.. groups.Select(g => g.Variable)]));
        if (tabulator.IsRefused) return tabulator.Refusal;
        Feed(tabulator.Value, [.. groups.Select(g => g.Leaves)]);
        return tabulator.Value.Finish();
    }

    private void Read(IReadOnlyList<string> values)
    {
        for (var v = 0; v < _groups.Length; v++)
            Check(_groups[v].Add(Value(_spec.Variables[v].ColumnName)), _spec.Variables[v].ColumnName);
        for (var a = 0; a < _amounts.Length; a++) _amounts[a].Add(Amount(Value(_spec.Amounts[a].ColumnName), _spec.Amounts[a]));
        if (_spec.Contributor is { } contributor)
        {
            _contributors.Add(Value(contributor));
            Check(Value(contributor).Length == 0 ? FieldRule.Required : null, contributor);
        }

        if (_spec.Holding is { } holding) _holdings.Add(Value(holding));
        if (_spec.Weight is { } weight) _weights.Add(Weight(Value(weight), weight));
        if (_spec.Partners.Count > 0) _partners.Add(Partners(Value));

        string Value(string column) => values[_at[column]];
    }

    private long? Amount(string text, ResearchAmount amount)
    {
        if (text.Length == 0) return null;
        Check(FixedPoint.Read(text, amount.Decimals, out var units), amount.ColumnName);
        var isShared = _spec.Tables.SelectMany(t => t.Measures).Any(m => m.Kind == Tables.MeasureKind.Share && m.Amount == amount.Name);
        if (isShared && units is not (0 or 1)) Check(FieldRule.Enum, amount.ColumnName);
        return units;
    }

    private long Weight(string text, string column)
    {
        var broken = FixedPoint.Read(text, 0, out var weight);
        Check(text.Length == 0 ? FieldRule.Required : broken ?? (weight < 1 ? FieldRule.Minimum : weight > MostWeight ? FieldRule.Maximum : null), column);
        return weight;
    }

    private ulong Partners(Func<string, string> value)
    {
        var mask = 0UL;
        for (var p = 0; p < _spec.Partners.Count; p++)
        {
            var text = value(_spec.Partners[p]);
            Check(text is "0" or "1" ? null : FieldRule.Enum, _spec.Partners[p]);
            if (text == "1") mask |= 1UL << p;
        }

        return mask;
    }

    private void Check(string? rule, string column)
    {
        if (rule is not null) _faults.Add(JsonPointer.Append($"/{Rows}", column), rule, "The value breaks this rule.");
    }

    private void Feed(Tabulator tabulator, IReadOnlyList<int>[] leaves)
    {
        var order = Enumerable.Range(0, Rows).ToArray();
        if (_spec.Contributor is not null) Array.Sort([.. _contributors.Rows], order);
        var (leaf, amounts) = (new int[leaves.Length], new long?[_amounts.Length]);
        foreach (var row in order)
        {
            for (var v = 0; v < leaf.Length; v++) leaf[v] = leaves[v][row];
            for (var a = 0; a < amounts.Length; a++) amounts[a] = _amounts[a][row];
            tabulator.Add(new RowFacts
            {
                Subject = SubjectOf(row), Holding = HoldingOf(row), Leaf = leaf, Amounts = amounts,
                Partners = _spec.Partners.Count > 0 ? _partners[row] : 0, Weight = _spec.Weight is null ? 1 : _weights[row],
            });
        }
    }

    private int SubjectOf(int row) => _spec.Contributor is null ? row : _contributors.Rows[row];

    // Holdings are numbered after the contributors, so that a contributor without one is a holding of its own.
    private long? HoldingOf(int row) =>
        _spec.Holding is null || _holdings.Rows[row] < 0 ? null : (long)Math.Max(Rows, _contributors.Count) + _holdings.Rows[row];
}
