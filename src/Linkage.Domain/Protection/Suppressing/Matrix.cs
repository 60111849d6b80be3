using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The matrix of one class of base measures: a column per distinct cell that shows one of them.</summary>
internal sealed class Matrix(
    Tabulation tabulation, MeasureClass measures, Incidence incidence, IReadOnlyList<PossibleUnit> possible,
    Primaries primaries, DisclosurePolicy policy)
{
    private readonly KnownRows _known = new(tabulation, measures, incidence, primaries);

    private readonly Insiders _insiders = new(tabulation, measures.Measures[0], incidence, possible);

    // Cells without a row have nothing in common: one that had to be hidden would otherwise hide them all.
    private readonly List<Column> _empty = [];

    private const int MostRounds = 30;

    /// <summary>Who knows rows of this matrix, for the audit.</summary>
    public IEnumerable<Insider> Insiders => _insiders.All(policy);

    /// <summary>The status of every cell of all tables.</summary>
    public CellStatus[] Suppress()
    {
        var columns = Columns();
        var attacks = Attacks(columns);
        var status = Round(columns, attacks);
        // Should the rounds run out, contributors can still derive something, and the audit will say so.
        for (var round = 0; round < MostRounds && attacks[0].Reveal(); round++)
        {
            foreach (var attack in attacks) attack.Restart();
            status = Round(columns, attacks);
        }

        return status;
    }

    /// <summary>The outsider first, with the contributors who stand alone; then every coalition of partners that knows something.</summary>
    private List<Attack> Attacks(List<Column> columns)
    {
        int[] zeros = [.. Zeros(columns)];
        var attacks = new List<Attack> { new(tabulation.Cubes, columns, [], [.. _insiders.Alone(policy).Where(r => !_known.Contains(r))], zeros) };
        foreach (var coalition in Coalitions.Of(policy, tabulation.Spec.Partners.Count))
        {
            var filled = _insiders.FilledBy(coalition);
            if (filled.Length == 0) continue;
            var attack = new Attack(tabulation.Cubes, columns, new HashSet<int>(filled), [], zeros);
            if (!attack.IsEmpty) attacks.Add(attack);
        }

        return attacks;
    }

    /// <summary>Rows of the primaries that are zero and must not be known to be.</summary>
    private IEnumerable<int> Zeros(List<Column> columns) =>
        columns.Where(c => c.IsPrimary && measures.Measures.Any(m => c.Cells.Any(cell =>
                Tabulation.Value(tabulation[cell], m) == 0 && primaries.Of(cell, m).Any(f => f.Rule == Rule.Zero))))
            .SelectMany(c => c.Rows).Distinct();

    private CellStatus[] Round(List<Column> columns, List<Attack> attacks)
    {
        var status = new CellStatus[tabulation.Cubes.CellCount];
        for (var c = 0; c < columns.Count; c++)
        {
            var outcome = columns[c].IsPrimary ? CellStatus.Primary
                : TryPublish(attacks, c) ? CellStatus.Published : CellStatus.Secondary;
            foreach (var cell in columns[c].Cells) status[cell] = outcome;
        }

        return status;
    }

    private static bool TryPublish(List<Attack> attacks, int column)
    {
        var reduced = new List<Entry[]>(attacks.Count);
        foreach (var attack in attacks)
        {
            reduced.Add(attack.Reduce(column));
            if (!attack.IsSafe(reduced[^1])) return false;
        }

        for (var a = 0; a < attacks.Count; a++) attacks[a].Publish(reduced[a]);
        return true;
    }

    /// <summary>Distinct columns, the dearest first.</summary>
    private List<Column> Columns()
    {
        var byRows = new Dictionary<Pattern, Column>();
        for (var t = 0; t < tabulation.Spec.Tables.Count; t++)
        {
            if (!BaseMeasure.Of(tabulation.Spec.Tables[t]).Intersect(measures.Measures).Any()) continue;
            var cube = tabulation.Cubes.Cubes[t];
            for (var c = 0; c < cube.CellCount; c++)
                if (cube.IsShown(c)) Add(byRows, tabulation.Cubes.Start(t) + c);
        }

        return [.. byRows.Values.Concat(_empty).OrderByDescending(c => c.Cost).ThenByDescending(c => c.Rows.Length).ThenBy(c => c.Label, StringComparer.Ordinal)];
    }

    private void Add(Dictionary<Pattern, Column> byRows, int cell)
    {
        var key = new Pattern([.. incidence[cell].Where(r => !_known.Contains(r))]);
        if (key.Units.Length == 0) _empty.Add(new Column([]));
        else byRows.TryAdd(key, new Column(key.Units));
        var column = key.Units.Length == 0 ? _empty[^1] : byRows[key];
        var label = tabulation.Cubes.Label(cell);
        if (column.Cells.Count == 0 || string.CompareOrdinal(label, column.Label) < 0) column.Label = label;
        column.Cells.Add(cell);
        column.IsPrimary |= measures.Measures.Any(m => primaries.Of(cell, m).Any());
        column.Cost = Int128.Max(column.Cost, Cost(cell));
    }

    private Int128 Cost(int cell) => measures.Measures[0] is { Kind: BaseKind.Sum } sum
        ? tabulation[cell].Amounts[sum.Amount].All.Magnitude
        : Tabulation.Value(tabulation[cell], measures.Measures[0]);
}
