namespace Linkage.Partner.Keys;

/// <summary>Ids of the keys that a service showed when it was first met.</summary>
internal sealed record PinnedKeys(string Sealing, IReadOnlyList<string> Signing)
{
    public bool Equals(PinnedKeys? other) => other is not null && Sealing == other.Sealing && Signing.SequenceEqual(other.Signing);

    public override int GetHashCode() => Sealing.GetHashCode(StringComparison.Ordinal);
}
