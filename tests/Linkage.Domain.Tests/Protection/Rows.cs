using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Builds small tabulations for tests: rows by codes, subjects numbered as they come.</summary>
internal sealed class Rows(TabulationSpec spec)
{
    private readonly List<(long Subject, long? Holding, ulong Partners, int[] Leaf, long?[] Amounts, long Weight)> _rows = [];
    private long _subject;

    public static Variable Flat(string name, params string[] codes) =>
        new(name, [new Level(name, [.. codes.Select(c => new Category(c))])]);

    /// <summary>Adds <paramref name="count"/> subjects with the same codes and amounts.</summary>
    public Rows Add(int count, string codes, long?[]? amounts = null, ulong partners = 0)
    {
        for (var i = 0; i < count; i++) AddRow(_subject++, codes, amounts, partners);
        return this;
    }

    public Rows AddRow(long subject, string codes, long?[]? amounts = null, ulong partners = 0, long? holding = null, long weight = 1)
    {
        var leaf = codes.Split(' ')
            .Select((code, v) => spec.Variables[v].Levels[0].Categories.ToList().FindIndex(c => c.Code == code))
            .ToArray();
        _rows.Add((subject, holding, partners, leaf, amounts ?? new long?[spec.Amounts.Count], weight));
        _subject = Math.Max(_subject, subject + 1);
        return this;
    }

    /// <summary>The same rows without those of one subject.</summary>
    public Rows Without(long subject)
    {
        var fewer = new Rows(spec);
        fewer._rows.AddRange(_rows.Where(r => r.Subject != subject));
        return fewer;
    }

    /// <summary>The same rows with the subjects numbered the other way round, rows of a subject too.</summary>
    public Rows Reversed()
    {
        var reversed = new Rows(spec);
        reversed._rows.AddRange(_rows.AsEnumerable().Reverse().Select(r => r with { Subject = _subject - r.Subject }));
        return reversed;
    }

    /// <summary>What private results are drawn from.</summary>
    public PrivateTally Tally(params ContributionBounds[] bounds)
    {
        var tally = PrivateTally.For(spec, bounds).Value;
        foreach (var row in _rows.OrderBy(r => r.Subject))
            tally.Add(new RowFacts { Subject = row.Subject, Leaf = row.Leaf, Amounts = row.Amounts, Weight = row.Weight });
        return tally;
    }

    /// <param name="recordKeys">By subject, for noise by cell keys; none otherwise.</param>
    public Tabulation Tabulate(IReadOnlyList<ulong>? recordKeys = null)
    {
        var tabulator = Tabulator.For(spec).Value;
        Feed(row => tabulator.Add(row), recordKeys);
        return tabulator.Finish();
    }

    /// <summary>What the ledger keeps of the same rows.</summary>
    public byte[] Record(LedgerKey key)
    {
        using var recorder = new ContributionRecorder(spec, "person", key, isAudited: true);
        Feed(row => recorder.Add(row));
        return recorder.Finish();
    }

    private void Feed(Action<RowFacts> add, IReadOnlyList<ulong>? recordKeys = null)
    {
        foreach (var row in _rows.OrderBy(r => r.Subject))
            add(new RowFacts
            {
                Subject = row.Subject, Holding = row.Holding, Partners = row.Partners, Leaf = row.Leaf, Amounts = row.Amounts,
                Weight = row.Weight,
                RecordKey = recordKeys?[(int)row.Subject] ?? 0,
            });
    }
}
