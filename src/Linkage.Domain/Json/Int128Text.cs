using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linkage.Domain.Json;

/// <summary>Writes an <see cref="Int128"/> as text of decimal digits, since other readers of JSON keep 53 bits of a number.</summary>
internal sealed class Int128Text : JsonConverter<Int128>
{
    public override Int128 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            && Int128.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException("Expected a whole number as text.");

    public override void Write(Utf8JsonWriter writer, Int128 value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
