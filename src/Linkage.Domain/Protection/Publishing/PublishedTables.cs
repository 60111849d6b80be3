using System.Text.Json;
using System.Text.Json.Serialization;
using Linkage.Domain.Json;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>Exactly what leaves: no value of a suppressed cell, and nothing that is not meant for the reader.</summary>
public sealed record PublishedTables(IReadOnlyList<PublishedTable> Tables)
{
    /// <summary>camelCase, enums as words, nothing left out; the order of everything is that of the specification.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Int128Text() },
    };

    /// <summary>UTF-8 JSON; equal tables are equal bytes.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
