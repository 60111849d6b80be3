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

    internal ProtectedTabulation(
        Tabulation tabulation, DisclosurePolicy policy, Dictionary<BaseMeasure, CellStatus[]> statuses, Primaries primaries,
        IReadOnlyList<int[]> possible, IReadOnlyList<MeasureClass> classes, IReadOnlyList<Insider> insiders)
    {
        (Tabulation, Policy, _statuses, Primaries) = (tabulation, policy, statuses, primaries);
        (Possible, _classes, _insiders) = (possible, classes, insiders);
    }

    public Tabulation Tabulation { get; }

    public DisclosurePolicy Policy { get; }

    public Primaries Primaries { get; }

    /// <summary>Empty crossings that readers must not know to be empty.</summary>
    public IReadOnlyList<int[]> Possible { get; }

    public IReadOnlyCollection<BaseMeasure> Measures => _statuses.Keys;

    /// <summary>Status of a base measure in a cell, by the cell's number over all tables.</summary>
    public CellStatus Status(int cell, BaseMeasure measure) => _statuses[measure][cell];

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
        _insiders);

    private AmountStructure AmountStructure(int amount) => new(
        Tabulation.IsSigned(amount),
        [.. Enumerable.Range(0, Tabulation.Units.Count).Where(u => Tabulation.UnitFacts[u].Amounts[amount].Valid == 0)]);
}
