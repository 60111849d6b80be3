using Linkage.Domain.CodeLists;
using Linkage.Domain.Expressions;
using Linkage.Domain.Questions;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>Reads a category from linked rows, at the level that the question says.</summary>
internal sealed class CodeReading
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);
    private readonly CodeIndex? _index;
    private readonly ScalarKind _kind;
    private readonly int _output, _level;

    public CodeReading(BoundCode code, TabulationPlan plan)
    {
        (_kind, _output) = (code.Expression.Type.Kind, plan.OutputOf(code.Expression));
        if (code.Categories is not CodedCategories coded) return;
        _index = new CodeIndex(coded.List);
        _level = _index.LevelOf(code.Level!);
    }

    /// <returns>Null when missing, and for a code that the list does not hold: tabulation refuses that one.</returns>
    public string? Of(ILinkedRow row)
    {
        var text = _kind is ScalarKind.Text
            ? row.Text(_output)
            : row.Number(_output) is { } number ? Categorisation.CodeOf(_kind, number) : null;
        if (text is null) return null;
        // One string per category stays in memory, whatever the number of rows.
        if (!_known.TryGetValue(text, out var code)) _known.Add(text, code = _index is null ? text : AtLevel(text));
        return code;
    }

    private string? AtLevel(string text) =>
        _index!.TryLeaf(text, out var leaf) ? _index.Codes[_level][_index.Ancestor(leaf, _level)].Text : null;
}
