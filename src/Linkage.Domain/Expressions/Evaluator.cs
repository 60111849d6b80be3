using System.Globalization;
using System.Text;

namespace Linkage.Domain.Expressions;

/// <summary>
/// The meaning of a checked expression on one row: what the statements that engines run are tested against. Arithmetic is checked;
/// an overflow here is a bug, because <see cref="Ranges"/> ruled it out, or a row outside the declared bounds.
/// </summary>
public static class Evaluator
{
    public static Scalar Evaluate(Expression expression, Func<Column, Scalar> row)
    {
        Scalar Value(Expression of) => Evaluate(of, row);
        return expression switch
        {
            Constant constant => constant.Value,
            Column column => row(column),
            Conjunction and => And(Value(and.Left), Value(and.Right)),
            Disjunction or => Not(And(Not(Value(or.Left)), Not(Value(or.Right)))),
            Not not => Not(Value(not.Operand)),
            MissingTest test => Scalar.Of(Value(test.Operand).IsMissing),
            Conditional choice => Value(choice.Condition).Number is { } met ? Value(met == 1 ? choice.Then : choice.Else) : Scalar.Missing,
            Coalesce coalesce => coalesce.Operands.Select(Value).FirstOrDefault(v => !v.IsMissing),
            Comparison comparison => Compare(comparison.Operator, Value(comparison.Left), Value(comparison.Right)),
            Membership test => Value(test.Operand) is { IsMissing: false } found
                ? Scalar.Of(test.Items.Any(i => i.Value == found))
                : Scalar.Missing,
            Arithmetic arithmetic => Compute(arithmetic.Operator, Value(arithmetic.Left).Number, Value(arithmetic.Right).Number),
            Substring part => Cut(Value(part.Operand).Text, part),
            TextToInteger text => ToInteger(Value(text.Operand).Text),
            _ => OfOne(expression, row),
        };
    }

    private static Scalar OfOne(Expression expression, Func<Column, Scalar> row)
    {
        Scalar Number(Expression operand, Func<long, long> change) =>
            Evaluate(operand, row).Number is { } number ? Scalar.Of(change(number)) : Scalar.Missing;
        return expression switch
        {
            Rescaled rescaled => Number(rescaled.Operand, n => checked(n * (long)Ranges.PowerOfTen(rescaled.Digits))),
            Negation negation => Number(negation.Operand, n => checked(-n)),
            DatePart { Unit: DateUnit.Year } part => Number(part.Operand, n => n / 10_000),
            DatePart part => Number(part.Operand, n => n / 100 % 100),
            FloorTo floor => Number(floor.Operand, n => checked((long)Interval.Floor(n, floor.Step) * floor.Step)),
            Band band => Evaluate(band.Operand, row).Number is { } number
                ? Scalar.Of(band.Labels[band.Bounds.Count(b => b <= number)])
                : Scalar.Missing,
            _ => throw new InvalidOperationException("An expression without a meaning."),
        };
    }

    private static Scalar And(Scalar left, Scalar right)
    {
        if (left.Number == 0 || right.Number == 0) return Scalar.Of(false);
        return left.IsMissing || right.IsMissing ? Scalar.Missing : Scalar.Of(true);
    }

    private static Scalar Not(Scalar of) => of.Number is { } truth ? Scalar.Of(truth == 0) : Scalar.Missing;

    private static Scalar Compare(ComparisonOperator by, Scalar left, Scalar right)
    {
        if (left.IsMissing || right.IsMissing) return Scalar.Missing;
        var order = left.Text is null ? left.Number!.Value.CompareTo(right.Number!.Value) : string.CompareOrdinal(left.Text, right.Text);
        return Scalar.Of(by switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    private static Scalar Compute(ArithmeticOperator by, long? left, long? right)
    {
        if (left is not { } a || right is not { } b) return Scalar.Missing;
        if (b == 0 && by is ArithmeticOperator.Divide or ArithmeticOperator.Modulo) return Scalar.Missing;
        return Scalar.Of(checked(by switch
        {
            ArithmeticOperator.Add => a + b,
            ArithmeticOperator.Subtract => a - b,
            ArithmeticOperator.Multiply => a * b,
            ArithmeticOperator.Divide => (long)Interval.Floor(a, b),
            _ => (long)(a - b * Interval.Floor(a, b)),
        }));
    }

    private static Scalar Cut(string? text, Substring part)
    {
        if (text is null) return Scalar.Missing;
        var cut = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Skip(part.Start - 1).Take(part.Length)) cut.Append(rune.ToString());
        return cut.Length == 0 ? Scalar.Missing : Scalar.Of(cut.ToString());
    }

    private static Scalar ToInteger(string? text) =>
        text is { Length: > 0 and <= TextToInteger.MostDigits } && text.All(char.IsAsciiDigit)
            ? Scalar.Of(long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture))
            : Scalar.Missing;
}
