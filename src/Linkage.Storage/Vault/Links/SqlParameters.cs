using Dapper;

namespace Linkage.Storage.Vault.Links;

/// <summary>Values of a generated statement. Nothing that a user wrote ever becomes part of a statement's text.</summary>
internal sealed class SqlParameters
{
    private readonly Dictionary<object, string> _names = [];

    public DynamicParameters Values { get; } = new();

    /// <summary>The name of the parameter that holds the value; equal values share one.</summary>
    public string Of(object value)
    {
        if (_names.TryGetValue(value, out var known)) return known;
        var name = $"@c{_names.Count}";
        _names.Add(value, name);
        Values.Add(name, value);
        return name;
    }
}
