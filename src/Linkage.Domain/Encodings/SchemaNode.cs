using System.Numerics;
using System.Text.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>One object of a schema document, read property by property; what is wrong with it goes to the shared list of faults.</summary>
internal readonly record struct SchemaNode(JsonElement Element, string Pointer, List<Fault> Faults)
{
    public void Fail(string property, string rule, string message) =>
        Faults.Add(new(property.Length == 0 ? Pointer : $"{Pointer}/{property}", rule, message));

    public void Only(params string[] known)
    {
        foreach (var property in Element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
                Fail("", "unknown-property", $"Only these properties are known here: {string.Join(", ", known)}.");
        }
    }

    public bool Has(string property) => Element.TryGetProperty(property, out _);

    public SchemaNode? Object(string property, bool required = true)
    {
        if (Find(property, JsonValueKind.Object, required, "an object") is not { } found) return null;
        return this with { Element = found, Pointer = $"{Pointer}/{property}" };
    }

    public IReadOnlyList<JsonElement> Array(string property) =>
        Find(property, JsonValueKind.Array, true, "an array") is { } found ? [.. found.EnumerateArray()] : [];

    public string? Text(string property, bool required = false) => Find(property, JsonValueKind.String, required, "a text")?.GetString();

    public bool Flag(string property)
    {
        if (!Element.TryGetProperty(property, out var found)) return false;
        if (found.ValueKind is JsonValueKind.True or JsonValueKind.False) return found.GetBoolean();
        Fail(property, "type", "Expected true or false.");
        return false;
    }

    /// <summary>A number without fraction; `12.0` is one too, as in JSON Schema.</summary>
    public BigInteger? Integer(string property, long minimum = long.MinValue, bool required = false, long maximum = int.MaxValue)
    {
        if (Find(property, JsonValueKind.Number, required, "a number") is not { } found) return null;
        if (!found.TryGetDecimal(out var number) || number != decimal.Truncate(number))
            Fail(property, "type", "Expected a whole number.");
        else if (number < minimum || number > maximum)
            Fail(property, "out-of-range", $"Expected at least {minimum} and at most {maximum}.");
        else return new BigInteger(number);
        return null;
    }

    public double? Real(string property, bool required = false) => Find(property, JsonValueKind.Number, required, "a number")?.GetDouble();

    public byte[] Base64(string property)
    {
        if (Text(property) is not { } text) return [];
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var written)) return bytes[..written];
        Fail(property, "base64", "Expected bytes in base64.");
        return [];
    }

    private JsonElement? Find(string property, JsonValueKind kind, bool required, string expected)
    {
        if (!Element.TryGetProperty(property, out var found))
        {
            if (required) Fail(property, "missing", "This property is needed.");
        }
        else if (found.ValueKind == kind) return found;
        else Fail(property, "type", $"Expected {expected}.");
        return null;
    }
}
