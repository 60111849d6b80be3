using System.Numerics;
using Linkage.Domain.Expressions;

namespace Linkage.Domain.Tests.Expressions;

/// <summary>
/// The meaning of an expression as the language says it, on fractions, straight from what was written: no types, no scales, no
/// shared code with the checker or the evaluator.
/// </summary>
internal static class PlainMeaning
{
    public static object? Of(Syntax syntax, TestRow row) => syntax switch
    {
        NumberSyntax number => new Fraction(number.Units, BigInteger.Pow(10, number.Scale)),
        TextSyntax text => text.Text,
        TruthSyntax truth => truth.Value,
        MissingSyntax => null,
        NameSyntax name => row.Meant(name.Name),
        UnarySyntax { Operator: UnaryOperator.Negate } minus => Of(minus.Operand, row) is Fraction x ? -x : null,
        UnarySyntax not => Of(not.Operand, row) is bool b ? !b : null,
        BinarySyntax binary => Binary(binary.Operator, Of(binary.Left, row), Of(binary.Right, row)),
        MembershipSyntax test => Of(test.Operand, row) is { } x ? test.Items.Any(i => Equals(Of(i, row), x)) != test.IsNegated : null,
        MissingTestSyntax test => Of(test.Operand, row) is null != test.IsNegated,
        CallSyntax call => Call(call.Function, [.. call.Arguments.Select(a => Of(a, row))]),
        _ => throw new InvalidOperationException(),
    };

    private static object? Binary(BinaryOperator by, object? left, object? right)
    {
        if (by == BinaryOperator.And) return left is false || right is false ? false : left is null || right is null ? null : true;
        if (by == BinaryOperator.Or) return left is true || right is true ? true : left is null || right is null ? null : false;
        if (left is null || right is null) return null;
        if (by == BinaryOperator.Equal) return left.Equals(right);
        if (by == BinaryOperator.NotEqual) return !left.Equals(right);
        if (left is DateOnly p && right is DateOnly q) return Ordered(by, p.CompareTo(q));
        var (a, b) = ((Fraction)left, (Fraction)right);
        return by switch
        {
            BinaryOperator.Add => a + b,
            BinaryOperator.Subtract => a + -b,
            BinaryOperator.Multiply => a * b,
            BinaryOperator.Divide => b.Numerator.IsZero ? null : (a / b).Floor(),
            BinaryOperator.Modulo => b.Numerator.IsZero ? null : a + -(b * (a / b).Floor()),
            _ => Ordered(by, a.CompareTo(b)),
        };
    }

    private static bool Ordered(BinaryOperator by, int order) => by switch
    {
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };

    private static object? Call(string function, object?[] arguments) => (function, arguments) switch
    {
        ("if", [bool condition, var then, var otherwise]) => condition ? then : otherwise,
        ("coalesce", _) => arguments.FirstOrDefault(a => a is not null),
        ("year", [DateOnly date]) => new Fraction(date.Year, 1),
        ("month", [DateOnly date]) => new Fraction(date.Month, 1),
        ("floor", [Fraction x, Fraction step]) => step * (x / step).Floor(),
        ("integer", [string text]) =>
            text.Length is > 0 and <= 15 && text.All(c => c is >= '0' and <= '9') ? new Fraction(BigInteger.Parse(text), 1) : null,
        ("substring", [string text, Fraction start, Fraction length]) => Cut(text, (int)start.Numerator, (int)length.Numerator),
        ("band", [Fraction x, Fraction low, Fraction high]) => x.CompareTo(low) < 0 ? "<-1.5" : x.CompareTo(high) < 0 ? "[-1.5,4)" : ">=4",
        _ => null,
    };

    private static string? Cut(string text, int start, int length)
    {
        var points = new List<string>();
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
            points.Add(text.Substring(i, char.IsHighSurrogate(text[i]) ? 2 : 1));
        var cut = string.Concat(points.Skip(start - 1).Take(length));
        return cut.Length == 0 ? null : cut;
    }
}
