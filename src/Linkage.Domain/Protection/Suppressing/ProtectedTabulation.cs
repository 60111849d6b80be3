using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>A tabulation with the status of every base measure in every cell. It holds true values and stays in the vault.</summary>
public sealed class ProtectedTabulation
{
    private readonly Dictionary<BaseMeasure, CellStatus[]> _statuses;
    private readonly IReadOnlyList<MeasureClass> _classes;
    private readonly IReadOnlyList<Insider> _insiders;
    private readonly WishedCells _wished;

    internal ProtectedTabulation(
        Tabulation tabulation, DisclosurePolicy policy, Dictionary<BaseMeasure, CellStatus[]> statuses, Primaries primaries,
        IReadOnlyList<MeasureClass> classes, IReadOnlyList<Insider> insiders, WishedCells wished)
    {
        (Tabulation, Policy, _statuses, Primaries) = (tabulation, policy, statuses, primaries);
        (_classes, _insiders, _wished) = (classes, insiders, wished);
    }

    public Tabulation Tabulation { get; }

    public DisclosurePolicy Policy { get; }

    public Primaries Primaries { get; }

    /// <summary>Empty crossings that readers must not know to be empty.</summary>
    public required IReadOnlyList<int[]> Possible { get; init; }

    /// <summary>How uncertain every primary must stay, by cell.</summary>
    public required IReadOnlyList<ProtectedCell> Protection { get; init; }

    /// <summary>Secondary suppressions that exact derivation does not need: they make the interval of a primary wide enough.</summary>
    public required IReadOnlySet<(int Cell, BaseMeasure Measure)> Held { get; init; }

    public IReadOnlyCollection<BaseMeasure> Measures => _statuses.Keys;

    /// <summary>Cells that somebody asked to stay published and that could not, by number.</summary>
    public IReadOnlyList<int> NotForced =>
        [.. _wished.Forced.Where(c => Measures.Any(m => Status(c, m) is CellStatus.Primary or CellStatus.Secondary)).Order()];

    /// <summary>Status of a base measure in a cell, by the cell's number over all tables.</summary>
    public CellStatus Status(int cell, BaseMeasure measure) => _statuses[measure][cell];

    /// <summary>What contributors who stand alone, and partners, know.</summary>
    public IReadOnlyList<Insider> Insiders => _insiders;

    /// <summary>Whether a cell was suppressed because somebody asked for it.</summary>
    public bool IsHidden(int cell) => _wished.IsHidden(cell);

    /// <summary>Exactly what leaves when the result is released.</summary>
    public PublishedTables Publish() => new Publication(this).Tables();

    /// <summary>What the conservative attacker knows besides; kept in the vault for the audit.</summary>
    public Structure Structure() => new(
        Tabulation.Spec,
        Tabulation.Units,
        [.. Tabulation.Patterns.Select(p => p.Units)],
        [.. Enumerable.Range(0, Tabulation.Units.Count).Where(u => Tabulation.UnitFacts[u].Subjects.All == 0)],
        Possible,
        [.. Enumerable.Range(0, Tabulation.Spec.Amounts.Count).Select(AmountStructure)],
        [.. _classes.Select(c => c.Measures)],
        _insiders,
        Protection,
        [.. RevealedValues.Of(this)])
    {
        Witness = [.. _classes.Select(WitnessOf)],
    };

    private Int128[] WitnessOf(MeasureClass same)
    {
        var measure = same.Measures[0];
        if (measure.Kind == BaseKind.Sum && Tabulation.IsSigned(measure.Amount)) return [];
        var patterns = measure.Kind == BaseKind.Subjects ? Tabulation.PatternCounts : [];
        return
        [
            .. Tabulation.UnitFacts.Select(facts => Tabulation.Value(facts, measure)), .. patterns.Select(p => (Int128)p.All),
            .. new Int128[Possible.Count],
        ];
    }

    private AmountStructure AmountStructure(int amount) => new(
        Tabulation.IsSigned(amount),
        [.. Enumerable.Range(0, Tabulation.Units.Count).Where(u => Tabulation.UnitFacts[u].Amounts[amount].Valid == 0)]);
}
