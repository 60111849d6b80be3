using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>What a contribution is modulo a prime: itself, or a random number that only equal contributions share.</summary>
internal sealed class Residue(PrimeField field, Reading reading)
{
    private readonly ulong _key = RandomNumbers.Next();

    public ulong Of(long value) =>
        reading == Reading.Marks ? Mark(value)
        : value == 1 ? field.One
        : value >= 0 ? field.Of((ulong)value)
        : field.Negate(field.Of((ulong)-value));

    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014), keyed; the key is new in every judgement.
    private ulong Mark(long value)
    {
        var mixed = unchecked((ulong)value * 0x9E3779B97F4A7C15 + _key);
        mixed = unchecked((mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ mixed >> 27) * 0x94D049BB133111EB);
        return field.Of((mixed ^ mixed >> 31) | 1);
    }
}
