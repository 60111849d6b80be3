using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Keys;

/// <summary>
/// The secret that the partners of a project share and the service never holds: what turns an identifier into a pseudonym.
/// </summary>
public sealed class LinkageKey : SecretKey
{
    private const string Purpose = "linkage-key-v1";

    private LinkageKey(byte[] bytes)
        : base(Purpose, bytes)
    {
    }

    public static LinkageKey Create() => new(Fresh());

    public static Outcome<LinkageKey> Parse(string text) => Read(Purpose, text).Then<LinkageKey>(bytes => new LinkageKey(bytes));
}
