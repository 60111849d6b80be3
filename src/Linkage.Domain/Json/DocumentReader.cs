using System.Collections;
using System.Text.Json;

namespace Linkage.Domain.Json;

/// <summary>
/// Reads JSON into immutable records and keeps going after a fault, so that one answer names them all. The records are the
/// schema: `required` members must be there, nullable and initialised ones may be left out, everything else is unknown.
/// </summary>
internal sealed class DocumentReader(FaultList faults)
{
    /// <summary>The value, or null when it was faulted.</summary>
    public object? Read(JsonElement element, Type type, string pointer)
    {
        var shape = Shape.Of(type);
        return shape.Kind switch
        {
            ShapeKind.Record => ReadRecord(element, shape, pointer),
            ShapeKind.List => ReadList(element, shape, pointer),
            ShapeKind.Map => ReadMap(element, shape, pointer),
            _ => new LeafReader(faults).Read(element, shape.Type, pointer),
        };
    }

    private object? ReadRecord(JsonElement element, Shape shape, string pointer)
    {
        if (!Is(element, JsonValueKind.Object, pointer, "an object")) return null;
        var before = faults.Count;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value, at) in Properties(element, pointer))
        {
            if (!shape.Members.TryGetValue(name, out var member))
                faults.Add(at, "unknown-property", "This property is not known here.");
            else if (value.ValueKind != JsonValueKind.Null || !member.IsNullable)
                values[name] = Read(value, member.Type, at);
            else
                values[name] = null;
        }

        foreach (var missing in shape.Members.Values.Where(m => m.IsRequired && !values.ContainsKey(m.Name)))
            faults.Add(JsonPointer.Append(pointer, missing.Name), "missing-property", "This property is required.");
        return faults.Count == before ? shape.Create(values) : null;
    }

    private Array? ReadList(JsonElement element, Shape shape, string pointer)
    {
        if (!Is(element, JsonValueKind.Array, pointer, "an array")) return null;
        var before = faults.Count;
        var list = Array.CreateInstance(shape.Item!, element.GetArrayLength());
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            var value = Read(item, shape.Item!, JsonPointer.Append(pointer, index));
            if (value is not null) list.SetValue(value, index);
            index++;
        }

        return faults.Count == before ? list : null;
    }

    private IDictionary? ReadMap(JsonElement element, Shape shape, string pointer)
    {
        if (!Is(element, JsonValueKind.Object, pointer, "an object")) return null;
        var before = faults.Count;
        var map = shape.CreateMap();
        foreach (var (name, value, at) in Properties(element, pointer))
        {
            if (Read(value, shape.Item!, at) is { } item) map[name] = item;
        }

        return faults.Count == before ? map : null;
    }

    private IEnumerable<(string Name, JsonElement Value, string Pointer)> Properties(JsonElement element, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            var at = JsonPointer.Append(pointer, property.Name);
            if (seen.Add(property.Name)) yield return (property.Name, property.Value, at);
            else faults.Add(at, "duplicate-property", "This property stands here more than once.");
        }
    }

    private bool Is(JsonElement element, JsonValueKind kind, string pointer, string expected)
    {
        if (element.ValueKind == kind) return true;
        faults.Add(pointer, "wrong-type", $"Expected {expected}.");
        return false;
    }
}
