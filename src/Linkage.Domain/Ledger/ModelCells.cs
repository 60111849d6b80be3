using System.Text.Json;
using Linkage.Domain.Keys;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Ledger;

/// <summary>
/// A model as cells, for the ledger: what its normal or score equations give to somebody who knows the terms. These are its subjects, the
/// sums of outcome and terms, and both by category. One more amount stands for everything that a subject contributes at once, moments and
/// all: only equal contributions have equal ones.
/// </summary>
/// <param name="Spec">Tables of no result, for nothing but the ledger.</param>
/// <param name="Contributions">Of <see cref="ContributionRecorder"/>; it stays in the vault.</param>
public sealed record ModelCells(TabulationSpec Spec, byte[] Contributions)
{
    /// <param name="rows">Complete rows, one per subject.</param>
    /// <param name="partners">Names, in the order of the rows' masks.</param>
    /// <param name="entity">What a subject is, in a word such as `person`.</param>
    public static ModelCells Of(ModelRows rows, IReadOnlyList<string> partners, string entity, LedgerKey key)
    {
        var facts = new ModelFacts(rows);
        var spec = new TabulationSpec(facts.Variables, Tables(rows.Spec, facts), facts.Amounts, partners);
        using var recorder = new ContributionRecorder(spec, entity, key, isAudited: true);
        for (var row = 0; row < rows.Count; row++) recorder.Add(facts.Of(row));
        return new(spec, recorder.Finish());
    }

    /// <exception cref="JsonException">The text is no specification: the vault was altered, or is newer.</exception>
    public static ModelCells Read(string spec, byte[] contributions) =>
        new(JsonSerializer.Deserialize<TabulationSpec>(spec, PublishedTables.Json) ?? throw new JsonException("No text."), contributions);

    public string SpecToJson() => JsonSerializer.Serialize(Spec, PublishedTables.Json);

    /// <summary>The model as a part of a release, every cell of it taken for known.</summary>
    public LedgerRelease As(string? release) =>
        new(release, new PublishedTables([.. new CubeSet(Spec).Cubes.Select(Known)]), Spec, [], Contributions);

    private static List<TableSpec> Tables(ModelSpec spec, ModelFacts facts)
    {
        var subjects = new MeasureSpec("subjects", MeasureKind.CountSubjects);
        MeasureSpec[] sums = [.. facts.Amounts.Select((amount, at) => new MeasureSpec(amount.Name, MeasureKind.Sum, at))];
        return
        [
            new($"model {spec.Name}", [], [subjects, .. sums]),
            .. facts.Variables.Select(variable => new TableSpec(
                $"model {spec.Name} by {variable.Name}", [new Dimension(variable.Name, [variable.Levels[0].Name], Total: false)],
                [subjects, .. sums.SkipLast(1)])),
        ];
    }

    // Its values are nowhere: what matters is that they are known.
    private static PublishedTable Known(Cube cube) => new(
        cube.Table.Name, [], [],
        [.. Enumerable.Range(0, cube.CellCount).Where(cube.IsShown).Select(cell => new PublishedCell(
            cube.Codes(cell), [.. cube.Table.Measures.Select(_ => new PublishedValue(null, "A", "F"))]))]);
}
