using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>
/// Works out which categories an expression can give. Listed where they are few and known beforehand, open where a field was declared
/// to group by or a bound on their number is known, and none where a variable might take as many values as there are rows.
/// </summary>
internal static class CategoryFinder
{
    /// <summary>More than this are not written out, empty ones and all, but taken from the data.</summary>
    private const int MostListed = 200;

    /// <summary>A variable with more values than this describes subjects rather than groups.</summary>
    private const int MostOpen = 10_000;

    /// <returns>Null where their number is not bounded.</returns>
    public static Categories? Of(Expression expression, AgreementDocument agreement)
    {
        if (expression is Column { Field.CodeList: { } name })
            return agreement.CodeLists.TryGetValue(name, out var list) ? new CodedCategories(name, list) : null;
        if (expression is LearntCategory) return new OpenCategories();
        return expression.Type.Kind switch
        {
            ScalarKind.Boolean => new ListedCategories(["false", "true"]),
            ScalarKind.Text => OfText(expression),
            ScalarKind.Integer => OfInteger(expression),
            _ => null,
        };
    }

    private static Categories? OfText(Expression expression) =>
        ListText(expression)?.Distinct(StringComparer.Ordinal).ToList() is { Count: <= MostListed } listed
            ? new ListedCategories(listed)
            : expression is Column { Field.Categories: { } declared }
                ? new ListedCategories([.. declared.Select(c => c.Value.Text)])
                : IsGroupedText(expression) ? new OpenCategories() : null;

    /// <summary>The texts that can come out, or null when they are not known.</summary>
    private static IEnumerable<string>? ListText(Expression expression) => expression switch
    {
        Constant constant => constant.Value.Text is { } text ? [text] : [],
        Band band => band.Labels,
        Column column => column.Field.Categories?.Select(c => c.Value.Text),
        Conditional choice => Concat(ListText(choice.Then), ListText(choice.Else)),
        Coalesce coalesce => coalesce.Operands.Select(ListText).Aggregate(Concat),
        _ => null,
    };

    private static IEnumerable<string>? Concat(IEnumerable<string>? left, IEnumerable<string>? right) =>
        left is null || right is null ? null : left.Concat(right);

    /// <summary>Text that comes from fields declared to group by has no more categories than they have.</summary>
    private static bool IsGroupedText(Expression expression) =>
        ExpressionTree.Columns(expression).All(c => c.Field.Role == FieldRole.Group || c.Field.Categories is not null);

    private static Categories? OfInteger(Expression expression)
    {
        if (expression is Column { Field.Categories: { } declared })
            return new ListedCategories([.. declared.Select(c => c.Value.Text)]);
        var (range, step) = (Ranges.Of(expression), expression is FloorTo floor ? floor.Step : 1);
        var count = (range.High - range.Low) / step + 1;
        if (count <= MostListed)
            return new ListedCategories([.. Enumerable.Range(0, (int)count).Select(i => ((long)range.Low + i * step).ToString())]);
        return count <= MostOpen || expression is Column { Field.Role: FieldRole.Group } ? new OpenCategories() : null;
    }
}
