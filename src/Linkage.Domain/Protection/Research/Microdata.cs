using Linkage.Domain.Json;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Rows of a study's microdata, kept in memory as numbers so that they can be ordered by contributor: about 32 bytes a row, and 4 more
/// for each variable and 16 for each amount; while they are tabulated some 50 a contributor.
/// </summary>
public sealed class Microdata
{
    /// <summary>More rows are refused.</summary>
    public const int MostRows = 5_000_000;

    private readonly ResearchSpec _spec;
    private readonly IReadOnlyList<string> _header;
    private readonly FaultList _faults = new();
    private readonly MicrodataColumns _columns;

    private Microdata(ResearchSpec spec, IReadOnlyList<string> header)
    {
        (_spec, _header) = (spec, header);
        _columns = new MicrodataColumns(spec, header, Refuse);
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
        return faults.Count > 0
            ? Refusal.Invalid("invalid-microdata", "The header does not fit the specification.", faults.ToList())
            : new Microdata(spec, header);
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
        if (_faults.Check(values.Count == _header.Count, $"/{Rows}", "number-of-values",
            "The row has another number of values than the header."))
            _columns.Add(values);
        return true;
    }

    /// <returns>
    /// The exact facts of every cell and who is in it; refused with every fault: pointers are `/row/column`, the first row is 1.
    /// </returns>
    public Outcome<Study> Tabulate()
    {
        if (_faults.Count > 0)
            return Refusal.Invalid("invalid-microdata", $"{_faults.Count} values or rows break a rule.", _faults.ToList());
        var groups = _columns.Groups.Select(g => g.Finish()).ToArray();
        if (Rows == 0)
            return Refusal.Invalid("invalid-microdata", "The file has no rows.", [new Fault("", "rows", "There is at least one row.")]);
        var tables = ResearchTables.Of(_spec, [.. groups.Select(g => g.Variable)]);
        var tabulator = Tabulator.For(tables);
        if (tabulator.IsRefused) return tabulator.Refusal;
        // Nobody compares studies with each other: the key is good for one.
        using var key = LedgerKey.Create();
        using var contributors = new ContributionRecorder(tables, "contributor", key, isAudited: true);
        Feed(tabulator.Value, contributors, [.. groups.Select(g => g.Leaves)]);
        return new Study(tabulator.Value.Finish(), contributors.Finish());
    }

    private void Refuse(string column, string rule) =>
        _faults.Add(JsonPointer.Append($"/{Rows}", column), rule, "The value breaks this rule.");

    private void Feed(Tabulator tabulator, ContributionRecorder contributors, IReadOnlyList<int>[] leaves)
    {
        var order = Enumerable.Range(0, Rows).ToArray();
        if (_spec.Contributor is not null) Array.Sort([.. _columns.Contributors.Rows], order);
        var (leaf, amounts) = (new int[leaves.Length], new long?[_spec.Amounts.Count]);
        foreach (var at in order)
        {
            for (var v = 0; v < leaf.Length; v++) leaf[v] = leaves[v][at];
            for (var a = 0; a < amounts.Length; a++) amounts[a] = _columns.Amounts[a][at];
            var row = new RowFacts
            {
                Subject = _spec.Contributor is null ? at : _columns.Contributors.Rows[at], Holding = HoldingOf(at), Leaf = leaf,
                Amounts = amounts, Partners = _spec.Partners.Count > 0 ? _columns.Partners[at] : 0,
                Weight = _spec.Weight is null ? 1 : _columns.Weights[at],
            };
            tabulator.Add(row);
            contributors.Add(row);
        }
    }

    // Holdings are numbered after the contributors, so that a contributor without one is a holding of its own.
    private long? HoldingOf(int row) =>
        _spec.Holding is null || _columns.Holdings.Rows[row] < 0 ? null : (long)Rows + _columns.Holdings.Rows[row];
}
