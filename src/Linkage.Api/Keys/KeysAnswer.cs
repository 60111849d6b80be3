using System.Text.Json.Nodes;

namespace Linkage.Api.Keys;

/// <summary>The public keys of the service, as JSON Web Keys (RFC 7517).</summary>
/// <param name="Sealing">To which uploads are sealed.</param>
/// <param name="Signing">With which releases and heads of the audit chain are checked; the present one first.</param>
public sealed record KeysAnswer(JsonObject Sealing, IReadOnlyList<JsonObject> Signing);
