using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Worker.Links;

/// <summary>A run that came to its end: what reviewers see, and what the vault keeps for the gate.</summary>
/// <param name="Document">The protected tables with where they come from, as text of JSON.</param>
/// <param name="Report">The risk report, as text of JSON.</param>
/// <param name="Structure">For the gate, as text of JSON.</param>
/// <param name="Contributions">The ledger's record; empty where the method keeps none.</param>
/// <param name="Models">The same of every model.</param>
internal sealed record LinkedResult(
    string Document, string Report, string Structure, byte[] Contributions, IReadOnlyList<ModelCells> Models, Verdict Verdict);
