using System.Globalization;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Expressions;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Links;

/// <summary>The categories of one group variable, and the number of the finest category that a value of a linked row falls in.</summary>
internal sealed class Categorisation
{
    private readonly Dictionary<string, int> _leaves = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _leafOfNumber = [];
    private readonly ScalarKind _kind;
    private readonly int _missing;

    /// <param name="found">Codes in the data, for open categories; ignored for the others.</param>
    public Categorisation(GroupVariable variable, IReadOnlyList<string> found, bool hasMissing)
    {
        _kind = variable.Expression.Type.Kind;
        Variable = new Variable(variable.Name, [.. Levels(variable.Categories, found, hasMissing)], variable.Sensitive);
        var leaves = Variable.Levels[0].Categories;
        for (var at = 0; at < leaves.Count; at++) _leaves.Add(leaves[at].Code, at);
        _missing = hasMissing ? leaves.Count - 1 : -1;
    }

    public Variable Variable { get; }

    /// <summary>How a value is written in results: integers in digits, truth as `true` and `false`.</summary>
    public static string CodeOf(ScalarKind kind, long value) =>
        kind is not ScalarKind.Boolean ? value.ToString(CultureInfo.InvariantCulture) : value == 1 ? "true" : "false";

    /// <returns>-1 when the value is in none of the categories: the delivery and the agreement do not fit.</returns>
    public int LeafOf(ILinkedRow row, int output)
    {
        if (_kind is ScalarKind.Text) return row.Text(output) is { } text ? _leaves.GetValueOrDefault(text, -1) : _missing;
        if (row.Number(output) is not { } number) return _missing;
        // A number is written out as its code once, not in every row.
        if (!_leafOfNumber.TryGetValue(number, out var leaf))
            _leafOfNumber[number] = leaf = _leaves.GetValueOrDefault(CodeOf(_kind, number), -1);
        return leaf;
    }

    private static IEnumerable<Level> Levels(Categories categories, IReadOnlyList<string> found, bool hasMissing)
    {
        if (categories is CodedCategories coded) return CodedLevels(new CodeIndex(coded.List), hasMissing);
        var codes = categories is ListedCategories listed ? listed.Codes : found;
        var missing = hasMissing
            ? [new Domain.Protection.Tables.Category(Variable.Missing)]
            : Array.Empty<Domain.Protection.Tables.Category>();
        return [new Level("category", [.. codes.Select(code => new Domain.Protection.Tables.Category(code)), .. missing])];
    }

    // A code is unique over all levels, so the missing category has a name of its own on every level but the finest.
    private static IEnumerable<Level> CodedLevels(CodeIndex index, bool hasMissing)
    {
        for (var level = 0; level < index.Levels.Length; level++)
        {
            var categories = index.Codes[level].Select(code => new Domain.Protection.Tables.Category(code.Text, code.Parent)).ToList();
            if (hasMissing)
                categories.Add(new(MissingOn(index, level), level + 1 < index.Levels.Length ? MissingOn(index, level + 1) : null));
            yield return new Level(index.Levels[level], categories);
        }
    }

    private static string MissingOn(CodeIndex index, int level) =>
        level == 0 ? Variable.Missing : $"{Variable.Missing}-{index.Levels[level]}";
}
