using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Linkage.Domain.Json;

/// <summary>One property of a record: its JSON name, its type, and whether it may be left out or null.</summary>
internal sealed record ShapeMember(string Name, Type Type, bool IsRequired, bool IsNullable, PropertyInfo Property)
{
    public static IEnumerable<ShapeMember> Of(Type type, ConstructorInfo? constructor)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            var nullable = nullability.Create(property).WriteState == NullabilityState.Nullable;
            var parameter = constructor?.GetParameters().FirstOrDefault(p => p.Name == property.Name);
            var required = property.IsDefined(typeof(RequiredMemberAttribute))
                || (parameter is { HasDefaultValue: false } && !nullable);
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? Documents.CamelCase(property.Name);
            yield return new(name, property.PropertyType, required, nullable, property);
        }
    }

    public void Set(object made, object? value) => Property.SetValue(made, value);
}
