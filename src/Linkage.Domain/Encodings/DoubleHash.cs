using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Linkage.Domain.Encodings;

/// <summary>
/// clkhash's `doubleHash` (Schnell, Bachteler and Reiher 2011): position i = HMAC-SHA1 + i · HMAC-MD5 modulo the filter's length.
/// Without <paramref name="preventSingularity"/> a token whose HMAC-MD5 is a multiple of the length sets a single bit; with it
/// the token is hashed again with the bytes 0, 1, … behind it until the step differs from zero.
/// </summary>
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The format names HMAC-MD5.")]
internal sealed class DoubleHash(byte[] sha1Key, byte[] md5Key, int filterLength, bool preventSingularity) : TokenHash
{
    public override void Positions(ReadOnlySpan<byte> token, Span<int> positions)
    {
        Span<byte> digest = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(sha1Key, token, digest);
        long position = Modulo(digest), step = Step(token);
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = (int)position;
            position = (position + step) % filterLength;
        }
    }

    private int Step(ReadOnlySpan<byte> token)
    {
        Span<byte> digest = stackalloc byte[HMACMD5.HashSizeInBytes];
        HMACMD5.HashData(md5Key, token, digest);
        var step = Modulo(digest);
        for (var suffix = 0; step == 0 && preventSingularity; suffix++)
        {
            byte[] longer = [.. token, .. System.Text.Encoding.UTF8.GetBytes(char.ConvertFromUtf32(suffix))];
            HMACMD5.HashData(md5Key, longer, digest);
            step = Modulo(digest);
        }

        return step;
    }

    private int Modulo(ReadOnlySpan<byte> bigEndian)
    {
        var rest = 0L;
        foreach (var b in bigEndian) rest = ((rest << 8) | b) % filterLength;
        return (int)rest;
    }
}
