using Linkage.Domain.Schemas;

namespace Linkage.Domain.Expressions;

/// <summary>
/// Interval arithmetic over checked expressions (Moore 1966): bounds on every value that rows within the declared bounds can give.
/// The checker refuses an expression of which any part might not fit in 64 bits, so that no engine ever overflows.
/// </summary>
public static class Ranges
{
    /// <summary>The bounds of a numeric, boolean or date expression, in its units.</summary>
    public static Interval Of(Expression expression) => expression switch
    {
        Constant constant => new(constant.Value.Number ?? 0, constant.Value.Number ?? 0),
        Column column => Of(FieldBounds.Of(column.Field)),
        Rescaled rescaled => Of(rescaled.Operand) * Point(PowerOfTen(rescaled.Digits)),
        Negation negation => -Of(negation.Operand),
        Arithmetic arithmetic => Of(arithmetic.Operator, Of(arithmetic.Left), Of(arithmetic.Right)),
        Conditional conditional => Of(conditional.Then).Union(Of(conditional.Else)),
        Coalesce coalesce => coalesce.Operands.Select(Of).Aggregate((all, next) => all.Union(next)),
        DatePart { Unit: DateUnit.Year } part => Interval.Divide(Of(part.Operand), Point(10_000)),
        DatePart => new(1, 12),
        FloorTo floor => Interval.Divide(Of(floor.Operand), Point(floor.Step)) * Point(floor.Step),
        TextToInteger text => new(0, PowerOfTen(LongestText(text.Operand)) - 1),
        _ when expression.Type.Kind == ScalarKind.Boolean => new(0, 1),
        _ => throw new InvalidOperationException("Text has no bounds."),
    };

    internal static Int128 PowerOfTen(int exponent) => exponent == 0 ? Int128.One : 10 * PowerOfTen(exponent - 1);

    private static Interval Of(FieldBounds bounds) => new(bounds.Low, bounds.High);

    private static Interval Of(ArithmeticOperator by, Interval left, Interval right) => by switch
    {
        ArithmeticOperator.Add => left + right,
        ArithmeticOperator.Subtract => left - right,
        ArithmeticOperator.Multiply => left * right,
        ArithmeticOperator.Divide => Interval.Divide(left, right),
        _ => Interval.Remainder(right),
    };

    private static Interval Point(Int128 value) => new(value, value);

    private static int LongestText(Expression text) => Math.Min(TextToInteger.MostDigits, text switch
    {
        Substring part => part.Length,
        Column column => column.Field.Constraints.MaxLength ?? TextToInteger.MostDigits,
        _ => TextToInteger.MostDigits,
    });
}
