using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>
/// What the conservative attacker knows beside the published tables: which crossings are non-empty, and nothing of their values. It is
/// itself confidential and stays in the vault; every array is in a fixed order, so that equal structures are equal bytes.
/// </summary>
/// <param name="Units">Inner units: per variable of the specification the grain (<see cref="Grain"/>).</param>
/// <param name="Patterns">Sets of units that one or more subjects fall in at once; empty when every subject falls in one.</param>
/// <param name="Unoccupied">Units in which no subject falls that falls in this unit only.</param>
/// <param name="Possible">Empty crossings that readers cannot know to be empty, because the agreement calls such zeros disclosive.</param>
/// <param name="SameMeasures">Base measures that are equal in every unit, which an attacker may know.</param>
/// <param name="Insiders">What contributors who stand alone, and partners, know besides.</param>
/// <param name="Protection">How uncertain every primary cell must stay; null in a structure of an earlier version, which cannot be
/// judged.</param>
/// <param name="Revealed">What published means and shares are made of, by cell and measure; null as above.</param>
public sealed record Structure(
    TabulationSpec Spec,
    IReadOnlyList<int[]> Units,
    IReadOnlyList<int[]> Patterns,
    IReadOnlyList<int> Unoccupied,
    IReadOnlyList<int[]> Possible,
    IReadOnlyList<AmountStructure> Amounts,
    IReadOnlyList<IReadOnlyList<BaseMeasure>> SameMeasures,
    IReadOnlyList<Insider> Insiders,
    IReadOnlyList<ProtectedCell> Protection,
    IReadOnlyList<RevealedValue> Revealed)
{
    /// <summary>
    /// Per class of <see cref="SameMeasures"/> what each row is in truth: units, then, for subjects, patterns, then possible units; nothing for
    /// a class that can be negative. Empty in a structure of an earlier version. It shows the audit that tables which fit all that is
    /// published exist, and where to look for others; it is checked like any table that is found, and where it does not fit, not used.
    /// </summary>
    public IReadOnlyList<Int128[]> Witness { get; init; } = [];

    /// <summary>By which the models beside the tables are judged.</summary>
    public IReadOnlyList<ModelEvidence> Models { get; init; } = [];
}
