using Linkage.Domain.Chance;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>Perturbed counts of people by row, as the vault keeps a release of them. The same people have the same record keys.</summary>
/// <param name="rows">Number of rows.</param>
internal sealed class PerturbedPeriod(DisclosurePolicy policy, LedgerKey key, int rows, bool total = true)
{
    // Once: to find the distributions takes longer than all the rest.
    private readonly PerturbationTable? _table = policy.Method.CellKey is { } noise ? PerturbationTable.Of(noise) : null;

    public TabulationSpec Spec { get; } = new(
        [Rows.Flat("row", [.. Enumerable.Range(0, rows).Select(row => $"r{row}")]) with { Sensitive = false }],
        [new TableSpec("t", [new Dimension("row", ["row"], total)], [Counts.People])], [], ["a", "b"]);

    /// <param name="release">Null for the candidate.</param>
    /// <param name="rowOf">Null for who is not there.</param>
    public LedgerRelease Of(string? release, int people, Func<int, int?> rowOf)
    {
        using var recorder = new ContributionRecorder(Spec, "person", key, isAudited: true);
        var tables = Tables(people, rowOf, "noise", recorder);
        return new(release, tables, Spec, [], recorder.Finish());
    }

    public PublishedTables Tables(int people, Func<int, int?> rowOf, string noise, ContributionRecorder? recorder = null)
    {
        var (tabulator, chance) = (Tabulator.For(Spec).Value, new Seeded(noise));
        for (var person = 0; person < people; person++)
        {
            var recordKey = chance.Next64();
            if (rowOf(person) is not { } row) continue;
            int[] leaf = [row];
            var facts = new RowFacts { Subject = person, Leaf = leaf, RecordKey = recordKey };
            tabulator.Add(facts);
            recorder?.Add(facts);
        }

        var tabulation = tabulator.Finish();
        var contents = new CellContents(tabulation.Cubes, CellContents.AtomsOf(tabulation));
        var counts = _table is null ? Perturbation.Apply(contents, policy.Method, []).Value : CellKeyNoise.Perturb(contents, _table);
        return PerturbedTables.Of(contents.Cubes, counts);
    }
}
