using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Linkage.Domain.Keys;

/// <summary>
/// The compression function of SHA-256 (FIPS 180-4, section 6.2.2) on eight independent blocks at once, one per 32-bit lane. No branch
/// and no address depends on the data. For the platform's one-at-a-time hash the calls into the library cost more than the hashing.
/// </summary>
internal static class Sha256Lanes
{
    public const int Lanes = 8;
    public const int Words = 16;

    private static ReadOnlySpan<uint> K =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>Initial hash value, section 5.3.3.</summary>
    public static ReadOnlySpan<uint> Initial =>
        [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

    /// <param name="state">Eight words of all lanes, updated.</param>
    /// <param name="block">Sixteen words of all lanes, used as the rolling message schedule and left changed.</param>
    public static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> block)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var t = 0; t < 64; t++)
        {
            if (t >= Words)
                block[t & 15] += SmallSigma1(block[(t - 2) & 15]) + block[(t - 7) & 15] + SmallSigma0(block[(t - 15) & 15]);
            var choice = (e & f) ^ Vector256.AndNot(g, e);
            var first = h + BigSigma1(e) + choice + Vector256.Create(K[t]) + block[t & 15];
            var majority = (a & b) | (c & (a | b));
            (h, g, f, e) = (g, f, e, d + first);
            (d, c, b, a) = (c, b, a, first + BigSigma0(a) + majority);
        }

        (state[0], state[1], state[2], state[3]) = (state[0] + a, state[1] + b, state[2] + c, state[3] + d);
        (state[4], state[5], state[6], state[7]) = (state[4] + e, state[5] + f, state[6] + g, state[7] + h);
    }

    private static Vector256<uint> BigSigma0(Vector256<uint> x) => Rotate(x, 2) ^ Rotate(x, 13) ^ Rotate(x, 22);

    private static Vector256<uint> BigSigma1(Vector256<uint> x) => Rotate(x, 6) ^ Rotate(x, 11) ^ Rotate(x, 25);

    private static Vector256<uint> SmallSigma0(Vector256<uint> x) => Rotate(x, 7) ^ Rotate(x, 18) ^ (x >>> 3);

    private static Vector256<uint> SmallSigma1(Vector256<uint> x) => Rotate(x, 17) ^ Rotate(x, 19) ^ (x >>> 10);

    private static Vector256<uint> Rotate(Vector256<uint> x, [System.Diagnostics.CodeAnalysis.ConstantExpected] byte right) =>
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(x, right) : (x >>> right) | (x << (32 - right));
}
