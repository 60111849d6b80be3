namespace Linkage.Domain.Expressions;

/// <summary>
/// How many parts an expression has once it is written for an engine that cannot name what it has worked out: an operand that is
/// needed twice stands there twice, and everything within it too. Without this bound a short question could become an endless statement.
/// </summary>
internal static class WrittenSize
{
    /// <summary>Counting stops here.</summary>
    private const long Most = int.MaxValue;

    public static long Of(Expression expression)
    {
        var size = 1L;
        foreach (var child in ExpressionTree.Children(expression))
            size = Math.Min(Most, size + Times(expression, child) * Of(child));
        return size;
    }

    private static int Times(Expression parent, Expression child) => parent switch
    {
        // Rounding down corrects the engine's rounding towards zero.
        Arithmetic { Operator: ArithmeticOperator.Divide } divide => ReferenceEquals(child, divide.Left) ? 2 : 4,
        Arithmetic { Operator: ArithmeticOperator.Modulo } modulo => ReferenceEquals(child, modulo.Left) ? 1 : 3,
        FloorTo => 2,
        Band band => band.Labels.Count,
        // What is neither true nor false is told by asking twice.
        Conditional or Comparison or Coalesce or MissingTest when child.Type == ScalarType.Boolean => 2,
        // Texts are compared one by one, where trailing spaces count.
        Membership test when child.Type == ScalarType.Text && ReferenceEquals(child, test.Operand) => test.Items.Count,
        Substring => 2,
        TextToInteger => 4,
        _ => 1,
    };
}
