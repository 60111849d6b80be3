using System.Security.Cryptography;
using Linkage.Domain.Chance;

namespace Linkage.Domain.Tests.Perturbing;

/// <summary>A generator that repeats, in the place of the operating system's.</summary>
internal sealed class SeededBytes(string seed) : RandomNumberGenerator
{
    private readonly Seeded _chance = new(seed);

    public override void GetBytes(byte[] data)
    {
        for (var i = 0; i < data.Length; i += sizeof(ulong))
            BitConverter.GetBytes(_chance.Next64()).AsSpan(0, Math.Min(sizeof(ulong), data.Length - i)).CopyTo(data.AsSpan(i));
    }
}
