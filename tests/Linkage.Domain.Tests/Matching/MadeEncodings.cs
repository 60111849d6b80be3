using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;

namespace Linkage.Domain.Tests.Matching;

/// <summary>Encodings made up for tests: the same for the same seed.</summary>
internal static class MadeEncodings
{
    /// <summary>
    /// Some random, some copies of earlier ones with few bits changed, some with hardly any or nearly all bits set, some nested in
    /// another: what lies around thresholds.
    /// </summary>
    public static EncodingSet Adversarial(Seeded chance, int length, int count, EncodingSet? like = null)
    {
        var set = new EncodingSet(length);
        while (set.Count < count)
        {
            var source = like is { Count: > 0 } && chance.Below(2) == 0 ? like : set;
            var bits = source.Count > 0 && chance.Below(3) > 0 ? Copy(source, chance.Below(source.Count)) : Random(chance, length);
            var changes = chance.Below(4) == 0 ? 0 : chance.Below(1 + (length / 8));
            for (var i = 0; i < changes; i++) bits[chance.Below(length)] = chance.Below(3) == 0;
            set.Add(Bytes(bits));
        }

        return set;
    }

    /// <summary>Every bit set with the given chance in a thousand.</summary>
    public static EncodingSet Uniform(Seeded chance, int length, int count, int permille)
    {
        var set = new EncodingSet(length);
        for (var i = 0; i < count; i++) set.Add(Bytes([.. Enumerable.Range(0, length).Select(_ => chance.Below(1000) < permille)]));
        return set;
    }

    public static byte[] Bytes(bool[] bits)
    {
        var bytes = new byte[(bits.Length + 7) / 8];
        for (var i = 0; i < bits.Length; i++)
        {
            if (bits[i]) bytes[i >> 3] |= (byte)(0x80 >> (i & 7));
        }

        return bytes;
    }

    private static bool[] Random(Seeded chance, int length)
    {
        var permille = chance.Below(3) switch { 0 => 5, 1 => 995, _ => chance.Below(1001) };
        return [.. Enumerable.Range(0, length).Select(_ => chance.Below(1000) < permille)];
    }

    private static bool[] Copy(EncodingSet set, int index) => [.. Enumerable.Range(0, set.Length).Select(bit => set.IsSet(index, bit))];
}
