using System.Text.Json.Nodes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Worker.Releases;

namespace Linkage.Worker.Perturbing;

/// <summary>Tables protected by some method, with all that goes with them.</summary>
/// <param name="Structure">What the vault keeps for the gate, as text of JSON.</param>
/// <param name="Report">What the privacy officer reads of protection.</param>
/// <param name="Note">What readers of the result are told of the method; null for suppression, which shows itself.</param>
/// <param name="Ledger">The judgement together with earlier releases; null where the method has its own.</param>
internal sealed record ProtectedResult(
    PublishedTables Tables, string Structure, object Report, Verdict Verdict, JsonObject? Note, Judgement? Ledger = null);
