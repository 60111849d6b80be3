namespace Linkage.Partner.Keys;

/// <summary>Ids of the keys that a service showed when it was first met.</summary>
internal sealed record PinnedKeys(string Sealing, IReadOnlyList<string> Signing)
{
    /// <summary>Whether what is shown now was all known: a retired signing key may be missing, a new one may not appear unasked.</summary>
    public bool Covers(PinnedKeys shown) => Sealing == shown.Sealing && shown.Signing.All(Signing.Contains);

    public override string ToString() => $"{Sealing} (sealing), {string.Join(", ", Signing)} (signing)";
}
