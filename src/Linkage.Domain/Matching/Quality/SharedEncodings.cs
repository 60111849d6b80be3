namespace Linkage.Domain.Matching.Quality;

/// <summary>
/// How many records share their encoding with another of the same side, by a hash of 64 bits each: two of ten million that differ have the
/// same with a chance of three in a million, and count as shared then.
/// </summary>
/// <param name="records">How many will be added.</param>
public sealed class SharedEncodings(int records)
{
    private const ulong First = 0x9E37_79B9_7F4A_7C15;
    private const ulong Second = 0xC2B2_AE3D_27D4_EB4F;
    private readonly ulong[] _hashes = new ulong[records];
    private int _count;

    /// <summary>Multiplies and folds word by word, as xxHash does.</summary>
    public void Add(ReadOnlySpan<ulong> encoding)
    {
        var hash = First;
        foreach (var word in encoding)
        {
            hash = (hash ^ (word * Second)) * First;
            hash ^= hash >> 29;
        }

        _hashes[_count++] = hash;
    }

    public int Count()
    {
        Array.Sort(_hashes, 0, _count);
        var shared = 0;
        for (int at = 0, next; at < _count; at = next)
        {
            for (next = at + 1; next < _count && _hashes[next] == _hashes[at];) next++;
            if (next - at > 1) shared += next - at;
        }

        return shared;
    }
}
