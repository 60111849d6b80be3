using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Ledger;

/// <summary>Tables of a release, or of the candidate, as the vault keeps them. A release may come in several parts of one name.</summary>
/// <param name="Name">Null for the candidate.</param>
/// <param name="Protection">Cells that nobody may derive; none of what is perturbed.</param>
/// <param name="Contributions">What <see cref="ContributionRecorder"/> wrote when these tables were made.</param>
public sealed record LedgerRelease(
    string? Name, PublishedTables Tables, TabulationSpec Spec, IReadOnlyList<ProtectedCell> Protection, byte[] Contributions)
{
    public static LedgerRelease Of(string? name, PublishedTables tables, Structure structure, byte[] contributions) =>
        new(name, tables, structure.Spec, structure.Protection, contributions);
}
