using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linkage.Domain.Schemas;

/// <summary>A value written in a schema: a JSON number exactly as it was written, a boolean, or text.</summary>
[JsonConverter(typeof(LiteralConverter))]
public readonly record struct Literal(string Text, bool IsText)
{
    private sealed class LiteralConverter : JsonConverter<Literal>
    {
        public override Literal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return new Literal(reader.GetString()!, IsText: true);
            return reader.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
                ? new Literal(Raw(ref reader), IsText: false)
                : throw new JsonException();
        }

        public override void Write(Utf8JsonWriter writer, Literal value, JsonSerializerOptions options)
        {
            if (value.IsText) writer.WriteStringValue(value.Text);
            else writer.WriteRawValue(value.Text);
        }

        private static string Raw(ref Utf8JsonReader reader) =>
            Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan);
    }
}
