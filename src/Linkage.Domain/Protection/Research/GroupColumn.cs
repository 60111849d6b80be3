using Linkage.Domain.CodeLists;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Protection.Research;

/// <summary>A group column while its rows come in: codes are numbered as they turn up and put in order at the end.</summary>
internal sealed class GroupColumn(ResearchVariable variable)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Classification? _listed = variable.Hierarchy is null ? null : Classification.Of(variable, []);
    private readonly List<int> _rows = [];

    /// <returns>The rule that the value breaks; null when it was taken.</returns>
    public string? Add(string text)
    {
        if (_listed is not null)
        {
            var leaf = _listed.LeafOf(text);
            _rows.Add(leaf);
            return leaf >= 0 ? null : text.Length == 0 ? FieldRule.Required : FieldRule.CodeList;
        }

        var code = text.Length == 0 ? Variable.Missing : text;
        if (!_numbers.TryGetValue(code, out var number)) _numbers.Add(code, number = _numbers.Count);
        _rows.Add(number);
        return text.Length == 0 || CodeListRules.IsCode(text) ? null : FieldRule.Category;
    }

    /// <summary>The classification, and per row the number of its finest category.</summary>
    public (Variable Variable, IReadOnlyList<int> Leaves) Finish()
    {
        if (_listed is not null) return (_listed.Variable, _rows);
        var found = Classification.Of(variable, _numbers.Keys);
        var leafOf = new int[_numbers.Count];
        foreach (var (code, number) in _numbers) leafOf[number] = found.LeafOf(code);
        return (found.Variable, _rows.ConvertAll(number => leafOf[number]));
    }
}
