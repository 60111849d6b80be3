using System.Text.Json.Serialization;

namespace Linkage.Partner.Http;

/// <summary>A list as the service gives it.</summary>
internal sealed record Items<T>([property: JsonPropertyName("items")] IReadOnlyList<T>? Page)
{
    [JsonIgnore]
    public IReadOnlyList<T> List => Page ?? [];
}
