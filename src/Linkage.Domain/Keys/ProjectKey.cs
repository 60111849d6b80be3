using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>The secret of one project by which the worker turns partners' pseudonyms into project pseudonyms.</summary>
public sealed class ProjectKey : SecretKey
{
    private const string Purpose = "project-key-v1";

    private ProjectKey(byte[] bytes)
        : base(Purpose, bytes)
    {
    }

    public static ProjectKey Create() => new(Fresh());

    public static Outcome<ProjectKey> Parse(string text) => Read(Purpose, text).Then<ProjectKey>(bytes => new ProjectKey(bytes));

    /// <summary>
    /// HMAC-SHA256(key, entity type || 0x1F || 32 bytes of the partner's pseudonym), its first 128 bits. Allocates nothing; safe for
    /// concurrent use.
    /// </summary>
    /// <param name="entityType">Such as <c>person</c>: at most 64 characters of ASCII without 0x1F.</param>
    public ProjectPseudonym Of(ReadOnlySpan<char> entityType, in PartnerPseudonym pseudonym)
    {
        Span<byte> message = stackalloc byte[KeyedMessage.LongestWord + 1 + PartnerPseudonym.ByteLength];
        var length = KeyedMessage.Word(entityType, message);
        pseudonym.CopyTo(message[length..]);
        Span<byte> tag = stackalloc byte[HMACSHA256.HashSizeInBytes];
        Mac(message[..(length + PartnerPseudonym.ByteLength)], tag);
        return ProjectPseudonym.FromBytes(tag[..ProjectPseudonym.ByteLength]);
    }

    /// <summary>The same for many at once, six to ten times as fast. Allocates nothing; safe for concurrent use.</summary>
    /// <param name="result">As long as the pseudonyms, in their order.</param>
    public void Of(ReadOnlySpan<char> entityType, ReadOnlySpan<PartnerPseudonym> pseudonyms, Span<ProjectPseudonym> result)
    {
        Span<byte> prefix = stackalloc byte[KeyedMessage.LongestWord + 1];
        var length = KeyedMessage.Word(entityType, prefix);
        var done = 0;
        if (Vector256.IsHardwareAccelerated && length + PartnerPseudonym.ByteLength <= HmacLanes.LongestMessage)
            for (; done + HmacLanes.Lanes <= pseudonyms.Length; done += HmacLanes.Lanes)
                OfEight(prefix[..length], pseudonyms[done..], result[done..]);
        for (; done < pseudonyms.Length; done++) result[done] = Of(entityType, pseudonyms[done]);
    }

    private void OfEight(ReadOnlySpan<byte> prefix, ReadOnlySpan<PartnerPseudonym> pseudonyms, Span<ProjectPseudonym> result)
    {
        Span<byte> blocks = stackalloc byte[HmacLanes.Lanes * HmacLanes.BlockLength];
        Span<byte> tags = stackalloc byte[HmacLanes.Lanes * HMACSHA256.HashSizeInBytes];
        for (var lane = 0; lane < HmacLanes.Lanes; lane++)
        {
            var block = blocks.Slice(lane * HmacLanes.BlockLength, HmacLanes.BlockLength);
            prefix.CopyTo(block);
            pseudonyms[lane].CopyTo(block[prefix.Length..]);
            HmacLanes.Pad(block, prefix.Length + PartnerPseudonym.ByteLength);
        }

        Lanes.Mac(blocks, tags);
        for (var lane = 0; lane < HmacLanes.Lanes; lane++)
            result[lane] = ProjectPseudonym.FromBytes(tags.Slice(lane * HMACSHA256.HashSizeInBytes, ProjectPseudonym.ByteLength));
    }
}
