namespace Linkage.Domain.Expressions;

/// <summary>What an expression is made of, for rules that hold for all of its parts.</summary>
public static class ExpressionTree
{
    public static IReadOnlyList<Expression> Children(Expression expression) => expression switch
    {
        Rescaled rescaled => [rescaled.Operand],
        Negation negation => [negation.Operand],
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        Conjunction and => [and.Left, and.Right],
        Disjunction or => [or.Left, or.Right],
        Not not => [not.Operand],
        Membership test => [test.Operand, .. test.Items],
        MissingTest test => [test.Operand],
        Conditional choice => [choice.Condition, choice.Then, choice.Else],
        Coalesce coalesce => coalesce.Operands,
        DatePart part => [part.Operand],
        FloorTo floor => [floor.Operand],
        Band band => [band.Operand],
        Substring part => [part.Operand],
        TextToInteger text => [text.Operand],
        LearntCategory learnt => learnt.From,
        _ => [],
    };

    /// <summary>The fields that the expression reads, each once, in the order in which they stand.</summary>
    public static IReadOnlyList<Column> Columns(Expression expression) =>
        [.. Walk(expression).OfType<Column>().DistinctBy(c => (c.Alias, c.Field.Name))];

    public static int Depth(Expression expression) => 1 + Children(expression).Select(Depth).DefaultIfEmpty(0).Max();

    private static IEnumerable<Expression> Walk(Expression expression) => Children(expression).SelectMany(Walk).Prepend(expression);
}
