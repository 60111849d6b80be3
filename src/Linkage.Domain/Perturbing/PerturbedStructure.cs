using System.Text.Json;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing;

/// <summary>
/// What the vault keeps of a perturbed result, so that the gate can make it again or know it again. Confidential: it holds true counts.
/// </summary>
/// <param name="Method">Fingerprint of the method that was used.</param>
/// <param name="Atoms">None for a private release, which cannot be made again.</param>
/// <param name="Seed">Base64 of the secret that the choices of controlled rounding follow from; null otherwise.</param>
/// <param name="TablesHash">Lower-case hexadecimal SHA-256 of the tables' JSON.</param>
/// <param name="Bounds">Of a private release, per amount of the specification; null when it has no amounts.</param>
public sealed record PerturbedStructure(
    string Method, TabulationSpec Spec, IReadOnlyList<Atom> Atoms, string? Seed, string TablesHash,
    IReadOnlyList<ContributionBounds>? Bounds = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, PublishedTables.Json);

    /// <returns>Null when the text is something else, such as the structure of a suppressed result.</returns>
    public static PerturbedStructure? Read(string json)
    {
        try
        {
            var read = JsonSerializer.Deserialize<PerturbedStructure>(json, PublishedTables.Json);
            return read is { Method: not null, Spec: not null, Atoms: not null, TablesHash: not null } ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
