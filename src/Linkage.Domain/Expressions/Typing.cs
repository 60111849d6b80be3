using System.Globalization;

namespace Linkage.Domain.Expressions;

/// <summary>How expressions of unlike types are brought together.</summary>
internal static class Typing
{
    /// <summary>
    /// Equal scales for numbers; the type of the other side for `missing`; a date for a text constant of the form 2031-12-31 beside
    /// a date. Null when the types have nothing in common.
    /// </summary>
    public static (Expression Left, Expression Right)? Unify(Expression left, Expression right)
    {
        if (left.Type.IsNumeric && right.Type.IsNumeric) return Align(left, right);
        if (left.Type == ScalarType.Missing) left = Missing(right.Type);
        if (right.Type == ScalarType.Missing) right = Missing(left.Type);
        if (right.Type == ScalarType.Date) left = AsDate(left);
        if (left.Type == ScalarType.Date) right = AsDate(right);
        return left.Type == right.Type ? (left, right) : null;
    }

    public static (Expression Left, Expression Right) Align(Expression left, Expression right)
    {
        var scale = Math.Max(left.Type.Scale, right.Type.Scale);
        return (Rescale(left, scale), Rescale(right, scale));
    }

    public static Expression Rescale(Expression expression, int scale)
    {
        var digits = scale - expression.Type.Scale;
        return expression switch
        {
            _ when digits == 0 => expression,
            Constant { Value.IsMissing: true } => Missing(ScalarType.Numeric(scale)),
            Constant { Value.Number: { } number } when Scaled(number, digits) is { Fits: true, Low: var units } =>
                new Constant(ScalarType.Numeric(scale), Scalar.Of((long)units)),
            Rescaled inner => new Rescaled(inner.Operand, inner.Digits + digits),
            _ => new Rescaled(expression, digits),
        };
    }

    public static Arithmetic Arithmetic(ArithmeticOperator by, Expression left, Expression right) => new(by, left, right, by switch
    {
        ArithmeticOperator.Multiply => ScalarType.Numeric(left.Type.Scale + right.Type.Scale),
        ArithmeticOperator.Divide => ScalarType.Integer,
        _ => left.Type,
    });

    public static bool IsMissing(Expression expression) => expression is Constant { Value.IsMissing: true };

    public static Constant Missing(ScalarType type) => new(type, Scalar.Missing);

    private static Interval Scaled(long number, int digits)
    {
        var units = number * Ranges.PowerOfTen(digits);
        return new Interval(units, units);
    }

    private static Expression AsDate(Expression expression) =>
        expression is Constant { Value.Text: { } text }
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Constant(ScalarType.Date, Scalar.Of(date.Year * 10_000L + date.Month * 100 + date.Day))
            : expression;
}
