using Linkage.Domain.Sealing;
using Linkage.Domain.Signing;
using Linkage.Storage.Keys;

namespace Linkage.Api.Keys;

/// <summary>What the reachable zone holds of the key ring: public halves only.</summary>
internal sealed record PublicKeys(SealingPublicKey Sealing, IReadOnlyList<VerificationKey> Signing)
{
    /// <summary>Of the embedded service, whose key ring lies in its data folder.</summary>
    public static PublicKeys Of(KeyRingFolder ring)
    {
        using var sealing = ring.Sealing();
        using var signing = ring.Signing();
        return new PublicKeys(sealing.Public, [signing.Public]);
    }
}
