using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linkage.Domain.Schemas;

/// <summary>A value that a field may take, as Frictionless v2 writes it: the bare value, or the value with a label.</summary>
[JsonConverter(typeof(CategoryConverter))]
public sealed record Category(Literal Value, string? Label = null)
{
    private sealed class CategoryConverter : JsonConverter<Category>
    {
        public override Category Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                return new Category(JsonSerializer.Deserialize<Literal>(ref reader, options));
            var labelled = JsonSerializer.Deserialize<Labelled>(ref reader, Strict)!;
            return new Category(labelled.Value, labelled.Label);
        }

        public override void Write(Utf8JsonWriter writer, Category value, JsonSerializerOptions options)
        {
            if (value.Label is null) JsonSerializer.Serialize(writer, value.Value, options);
            else JsonSerializer.Serialize(writer, new Labelled { Value = value.Value, Label = value.Label }, Strict);
        }
    }

    private static JsonSerializerOptions Strict { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    private sealed record Labelled
    {
        public required Literal Value { get; init; }

        public required string Label { get; init; }
    }
}
