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
}
