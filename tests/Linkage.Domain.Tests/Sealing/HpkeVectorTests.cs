using System.Security.Cryptography;
using Linkage.Domain.Keys;
using Linkage.Domain.Sealing;

namespace Linkage.Domain.Tests.Sealing;

/// <summary>
/// Published vectors of DHKEM(P-256, HKDF-SHA256), HKDF-SHA256 in base mode: RFC 9180, appendix A.3.1 (AES-128-GCM), and from the
/// vectors that the RFC was made with (cfrg/draft-irtf-cfrg-hpke, test-vectors.json at 5f503c5) the ones for AES-256-GCM.
/// </summary>
public sealed class HpkeVectorTests
{
    private const string Info = "4f6465206f6e2061204772656369616e2055726e";
    private const string Plain = "4265617574792069732074727574682c20747275746820626561757479";

    private static readonly Vector Aes128 = new(
        "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2",
        "04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0",
        "4995788ef4b9d6132b249ce59a77281493eb39af373d236a1fe415cb0c2d7beb",
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4",
        "c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8");

    private static readonly Vector Aes256 = new(
        "317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2",
        "04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c",
        "90345e3a1d116c1dd39ae76d95ab858c142223a63e44f8f85318cfa91a84858e",
        "04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0",
        "48893fecd82f7c3456af6a42d8f56325d21e08c10fa81299986aaff54cde7b49");

    /// <summary>AEAD, sequence number, associated data, sealed bytes.</summary>
    public static TheoryData<ushort, ulong, string, string> Encryptions => new()
    {
        { 1, 0, "436f756e742d30", "5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434" },
        { 1, 1, "436f756e742d31", "fa6f037b47fc21826b610172ca9637e82d6e5801eb31cbd3748271affd4ecb06646e0329cbdf3c3cd655b28e82" },
        { 1, 255, "436f756e742d323535", "2ad71c85bf3f45c6eca301426289854b31448bcf8a8ccb1deef3ebd87f60848aa53c538c30a4dac71d619ee2cd" },
        { 1, 256, "436f756e742d323536", "10f179686aa2caec1758c8e554513f16472bd0a11e2a907dde0b212cbe87d74f367f8ffe5e41cd3e9962a6afb2" },
        { 2, 0, "436f756e742d30", "58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f" },
        { 2, 1, "436f756e742d31", "b4e7c90d1dd62cb563694956eb517ab55d5e7d1f6366a0066c04ababaa444dbaf60a30d7bb7d3e91b969762dee" },
        { 2, 255, "436f756e742d323535", "2bcdb6aa31cf9b85855aa22c18ee7feb783b26d5f8fae4554a409845810bdac0fc06bdce6c60a37efb45a106eb" },
        { 2, 256, "436f756e742d323536", "fcc4c798b73d45d4a241f4d05886befed63b8bdf0252454072c9f6170f6e262f2738cf2ea290053b2181ad46d6" },
    };

    [Theory]
    [MemberData(nameof(Encryptions))]
    public void Seals_and_opens_as_published(ushort aead, ulong sequence, string associated, string expected)
    {
        var vector = aead == 1 ? Aes128 : Aes256;
        using var recipient = KeyPair(vector.RecipientScalar, vector.RecipientPoint);
        using var ephemeral = KeyPair(vector.EphemeralScalar, vector.EphemeralPoint);
        using var sender = Hpke.Send(recipient.Public, ephemeral, Hex(Info), out var encapsulated, (Hpke.Aead)aead);
        var sealedBytes = new byte[expected.Length / 2];
        sender.Seal(sequence, Hex(associated), Hex(Plain), sealedBytes);
        Assert.Equal(vector.EphemeralPoint, Convert.ToHexStringLower(encapsulated));
        Assert.Equal(expected, Convert.ToHexStringLower(sealedBytes));

        using var receiver = Hpke.Receive(recipient, encapsulated, Hex(Info), (Hpke.Aead)aead);
        var opened = new byte[Plain.Length / 2];
        Assert.True(receiver.TryOpen(sequence, Hex(associated), sealedBytes, opened));
        Assert.Equal(Plain, Convert.ToHexStringLower(opened));
        Assert.False(receiver.TryOpen(sequence + 1, Hex(associated), sealedBytes, opened));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Agrees_on_the_published_shared_secret(int aead)
    {
        var vector = aead == 1 ? Aes128 : Aes256;
        using var recipient = KeyPair(vector.RecipientScalar, vector.RecipientPoint);
        var ephemeral = P256Point.FromUncompressed(Hex(vector.EphemeralPoint)).Value;
        var secret = Hpke.SharedSecret(recipient, ephemeral, ephemeral.Uncompressed, recipient.Public.Point.Uncompressed);
        Assert.Equal(vector.SharedSecret, Convert.ToHexStringLower(secret));
    }

    [Fact]
    public void A_point_off_the_curve_is_refused()
    {
        using var recipient = SealingKeyPair.Create();
        var point = recipient.Public.Point.Uncompressed;
        point[^1] ^= 1;
        Assert.True(P256Point.FromUncompressed(point).IsRefused);
        Assert.Throws<SealBrokenException>(() => Hpke.Receive(recipient, point, []));
        Assert.Throws<SealBrokenException>(() => Hpke.Receive(recipient, new byte[65], []));
    }

    private static byte[] Hex(string hex) => Convert.FromHexString(hex);

    private static SealingKeyPair KeyPair(string scalar, string point) => SealingKeyPair.Of(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        D = Hex(scalar),
        Q = new ECPoint { X = Hex(point)[1..33], Y = Hex(point)[33..] },
    });

    private sealed record Vector(
        string RecipientScalar, string RecipientPoint, string EphemeralScalar, string EphemeralPoint, string SharedSecret);
}
