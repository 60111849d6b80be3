using Linkage.Domain.Expressions;

namespace Linkage.Worker.Links;

/// <summary>Whether an expression can be missing in a linked row, decided from its text alone and on the safe side.</summary>
internal static class Missing
{
    /// <param name="complete">Aliases of inputs that every linked row has: the population and inner joins.</param>
    public static bool IsPossible(Expression expression, IReadOnlySet<string> complete) => expression switch
    {
        Constant constant => constant.Value.IsMissing,
        Column column => !(column.Field.IsRequired && complete.Contains(column.Alias)),
        MissingTest => false,
        LearntCategory => true,
        Arithmetic { Operator: ArithmeticOperator.Divide or ArithmeticOperator.Modulo } or Substring or TextToInteger => true,
        Coalesce coalesce => coalesce.Operands.All(operand => IsPossible(operand, complete)),
        _ => ExpressionTree.Children(expression).Any(child => IsPossible(child, complete)),
    };
}
