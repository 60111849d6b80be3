using System.Buffers;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;

namespace Linkage.Domain.Keys;

/// <summary>
/// Turns normalised identifiers of one field into pseudonyms, at the partner's side:
/// HMAC-SHA256(linkage key, entity type || 0x1F || field version || 0x1F || identifier in UTF-8).
/// The field version names the normalisation and its edition, such as <c>bsn-1</c>: pseudonyms of differently treated identifiers
/// never meet by accident. Safe for concurrent use; allocates nothing for identifiers up to 340 characters.
/// </summary>
public sealed class Pseudonymiser
{
    private const int OnStack = 1024;
    private readonly LinkageKey _key;
    private readonly byte[] _prefix;

    /// <param name="entityType">Such as <c>person</c>; printable ASCII, at most 64 characters.</param>
    /// <param name="fieldVersion">Likewise.</param>
    public Pseudonymiser(LinkageKey key, string entityType, string fieldVersion)
    {
        Span<byte> prefix = stackalloc byte[2 * (KeyedMessage.LongestWord + 1)];
        var length = KeyedMessage.Word(entityType, prefix);
        length += KeyedMessage.Word(fieldVersion, prefix[length..]);
        (_key, _prefix) = (key, prefix[..length].ToArray());
    }

    public PartnerPseudonym Of(ReadOnlySpan<char> normalised)
    {
        var longest = _prefix.Length + Encoding.UTF8.GetMaxByteCount(normalised.Length);
        if (longest > OnStack) return OfLong(normalised, longest);
        Span<byte> message = stackalloc byte[OnStack];
        return Hash(normalised, message);
    }

    /// <summary>
    /// The same for many at once, six to ten times as fast where eight neighbours are short (their UTF-8 with the words before it at
    /// most 55 bytes).
    /// </summary>
    /// <param name="result">As long as the identifiers, in their order.</param>
    public void Of(ReadOnlySpan<string> normalised, Span<PartnerPseudonym> result)
    {
        Span<byte> blocks = stackalloc byte[HmacLanes.Lanes * HmacLanes.BlockLength];
        Span<byte> tags = stackalloc byte[HmacLanes.Lanes * HMACSHA256.HashSizeInBytes];
        var done = 0;
        while (done < normalised.Length)
        {
            var lanes = Vector256.IsHardwareAccelerated ? Fill(normalised[done..], blocks) : 0;
            if (lanes == HmacLanes.Lanes)
            {
                _key.Lanes.Mac(blocks, tags);
                for (var from = 0; from < tags.Length; from += PartnerPseudonym.ByteLength)
                    result[done++] = PartnerPseudonym.FromBytes(tags.Slice(from, PartnerPseudonym.ByteLength));
            }
            else
            {
                // One too long, or fewer than eight left: up to and with that one they go singly.
                for (var end = Math.Min(done + lanes + 1, normalised.Length); done < end; done++) result[done] = Of(normalised[done]);
            }
        }

        blocks.Clear();
    }

    /// <returns>How many identifiers, eight at most, fit one block each.</returns>
    private int Fill(ReadOnlySpan<string> normalised, Span<byte> blocks)
    {
        var lanes = 0;
        for (; lanes < Math.Min(HmacLanes.Lanes, normalised.Length); lanes++)
        {
            var block = blocks.Slice(lanes * HmacLanes.BlockLength, HmacLanes.BlockLength);
            var room = HmacLanes.LongestMessage - _prefix.Length;
            if (room < 0 || !Encoding.UTF8.TryGetBytes(normalised[lanes], block.Slice(_prefix.Length, room), out var written)) break;
            _prefix.CopyTo(block);
            HmacLanes.Pad(block, _prefix.Length + written);
        }

        return lanes;
    }

    private PartnerPseudonym OfLong(ReadOnlySpan<char> normalised, int longest)
    {
        var rented = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            return Hash(normalised, rented);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }
    }

    private PartnerPseudonym Hash(ReadOnlySpan<char> normalised, Span<byte> message)
    {
        _prefix.CopyTo(message);
        var length = _prefix.Length + Encoding.UTF8.GetBytes(normalised, message[_prefix.Length..]);
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _key.Mac(message[..length], tag);
        message[..length].Clear();
        return PartnerPseudonym.FromBytes(tag);
    }
}
