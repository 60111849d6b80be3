using System.Text.Json;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Tests.Encodings;

public sealed class Blake2bTests
{
    /// <summary>RFC 7693, appendix A.</summary>
    [Fact]
    public void Digest_of_abc_is_the_one_in_the_rfc() => Assert.Equal(
        "BA80A53F981C4D0D6A2797B69F12F6E94C212F14685AC4B74B12BB6FDBFFA2D17D87C5392AAB792DC252D5DE4533CC9518D38AA8DBF1925AB92386EDD4009923",
        Convert.ToHexString(Digest(64, [], [], "abc"u8)));

    /// <summary>
    /// RFC 7693, appendix E: the hash of hashes over all the input, key and digest lengths of its self-test, whose BLAKE2b-256
    /// result is stated there.
    /// </summary>
    [Fact]
    public void Self_test_of_the_rfc_gives_its_grand_hash()
    {
        using var all = new MemoryStream();
        foreach (var digestLength in (int[])[20, 32, 48, 64])
        {
            foreach (var inputLength in (int[])[0, 3, 128, 129, 255, 1024])
            {
                var input = SelfTestSequence(inputLength, (uint)inputLength);
                all.Write(Digest(digestLength, [], [], input));
                all.Write(Digest(digestLength, SelfTestSequence(digestLength, (uint)digestLength), [], input));
            }
        }

        Assert.Equal(
            "C23A7800D98123BD10F506C61E29DA5603D763B8BBAD2E737F5E765A7BCCD475", Convert.ToHexString(Digest(32, [], [], all.ToArray())));
    }

    [Fact]
    public void Keys_salts_and_lengths_give_what_CPython_gives()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Checkout.TestData("clkhash-vectors.json")));
        foreach (var vector in vectors.RootElement.GetProperty("blake2b").EnumerateArray())
        {
            var expected = Bytes(vector, "digest");
            Assert.Equal(expected, Digest(expected.Length, Bytes(vector, "key"), Bytes(vector, "salt"), Bytes(vector, "message")));
        }
    }

    private static byte[] Bytes(JsonElement vector, string property) => Convert.FromHexString(vector.GetProperty(property).GetString()!);

    private static byte[] SelfTestSequence(int length, uint seed)
    {
        uint a = 0xDEAD4BAD * seed, b = 1;
        var sequence = new byte[length];
        for (var i = 0; i < length; i++)
        {
            (a, b) = (b, a + b);
            sequence[i] = (byte)(b >> 24);
        }

        return sequence;
    }

    private static byte[] Digest(int length, ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> message)
    {
        var digest = new byte[length];
        new Blake2b(length, key, salt).Hash(message, digest);
        return digest;
    }
}
