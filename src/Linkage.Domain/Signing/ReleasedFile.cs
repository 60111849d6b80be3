using System.Text.Json.Nodes;

namespace Linkage.Domain.Signing;

/// <summary>A file of a release as its manifest lists it.</summary>
/// <param name="Name">Relative, with forward slashes; no part is empty, <c>.</c> or <c>..</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
public sealed record ReleasedFile(string Name, long Size, string Sha256)
{
    /// <summary>
    /// Whether a name can only mean a file inside the folder of the release: a manifest must not lead a verifier elsewhere.
    /// </summary>
    public static bool IsContained(string name) =>
        name.Length is > 0 and <= 200
        && !name.Any(c => c is '\\' or ':' || char.IsControl(c))
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    internal JsonObject ToJson() => new() { ["name"] = Name, ["sha256"] = Sha256, ["size"] = Size };
}
