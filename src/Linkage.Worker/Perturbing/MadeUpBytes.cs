using System.Security.Cryptography;
using Linkage.Domain.Chance;

namespace Linkage.Worker.Perturbing;

/// <summary>Repeating noise for a dry run, whose rows describe nobody; never for real ones.</summary>
internal sealed class MadeUpBytes(string seed) : RandomNumberGenerator
{
    private readonly Seeded _chance = new(seed);

    public override void GetBytes(byte[] data)
    {
        for (var at = 0; at < data.Length; at++) data[at] = (byte)_chance.Next64();
    }
}
