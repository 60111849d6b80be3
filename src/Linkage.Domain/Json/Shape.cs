using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Linkage.Domain.Json;

internal enum ShapeKind
{
    Leaf,
    Record,
    List,
    Map,
}

/// <summary>What JSON a type takes; worked out once per type.</summary>
internal sealed class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    private readonly ConstructorInfo? _constructor;

    private Shape(Type type)
    {
        Type = Nullable.GetUnderlyingType(type) ?? type;
        (Kind, Item) = Classify(Type);
        if (Kind != ShapeKind.Record) return;
        _constructor = Type.GetConstructors().MinBy(c => c.GetParameters().Length);
        Members = ShapeMember.Of(Type, _constructor).ToDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>The type without its nullability.</summary>
    public Type Type { get; }

    public ShapeKind Kind { get; }

    /// <summary>Of a list or map: the type of what it holds.</summary>
    public Type? Item { get; }

    /// <summary>Of a record: its members by their JSON names.</summary>
    public IReadOnlyDictionary<string, ShapeMember> Members { get; } = new Dictionary<string, ShapeMember>();

    public static Shape Of(Type type) => Known.GetOrAdd(type, t => new Shape(t));

    public object Create(Dictionary<string, object?> values)
    {
        var arguments = _constructor!.GetParameters()
            .Select(
                p => values.TryGetValue(Documents.CamelCase(p.Name!), out var value) ? value : p.HasDefaultValue ? p.DefaultValue : null)
            .ToArray();
        var made = _constructor.Invoke(arguments);
        // A null that is written down is meant, also where the default is something else.
        foreach (var (name, value) in values) Members[name].Set(made, value);
        return made;
    }

    /// <summary>Sorted, so that the order in which names were written has no meaning.</summary>
    public IDictionary CreateMap() =>
        (IDictionary)Activator.CreateInstance(typeof(SortedDictionary<,>).MakeGenericType(typeof(string), Item!), StringComparer.Ordinal)!;

    private static (ShapeKind Kind, Type? Item) Classify(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return (ShapeKind.List, type.GenericTypeArguments[0]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return (ShapeKind.Map, type.GenericTypeArguments[1]);
        var own = type.Namespace?.StartsWith("System", StringComparison.Ordinal) == false;
        return own && !type.IsEnum && type.GetCustomAttribute<JsonConverterAttribute>() is null
            ? (ShapeKind.Record, null)
            : (ShapeKind.Leaf, null);
    }
}
