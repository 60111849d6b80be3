using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Ledger;

/// <summary>A release, or the candidate, as the vault keeps it.</summary>
/// <param name="Name">Null for the candidate.</param>
/// <param name="Contributions">What <see cref="ContributionRecorder"/> wrote when these tables were made.</param>
public sealed record LedgerRelease(string? Name, PublishedTables Tables, Structure Structure, byte[] Contributions)
{
    public TabulationSpec Spec => Structure.Spec;
}
