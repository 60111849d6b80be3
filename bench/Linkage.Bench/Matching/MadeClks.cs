using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;

namespace Linkage.Bench.Matching;

/// <summary>Made-up encodings as full as those of names and dates are: each bit set with a chance of its own, about two in five.</summary>
internal static class MadeClks
{
    public static EncodingSet Of(string seed, int length, int count)
    {
        // The chances of the bits do not depend on the seed: both sides of a match are made under one schema.
        var shape = new Seeded("shape");
        var permille = Enumerable.Range(0, length).Select(_ => 200 + shape.Below(400)).ToArray();
        var chance = new Seeded(seed);
        var set = new EncodingSet(length);
        var bytes = new byte[length / 8];
        for (var i = 0; i < count; i++)
        {
            Array.Clear(bytes);
            for (var bit = 0; bit < length; bit++)
            {
                if (chance.Below(1000) < permille[bit]) bytes[bit >> 3] |= (byte)(0x80 >> (bit & 7));
            }

            set.Add(bytes);
        }

        return set;
    }
}
