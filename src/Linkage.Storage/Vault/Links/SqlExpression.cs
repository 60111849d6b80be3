using Linkage.Domain.Expressions;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Links;

/// <summary>
/// Writes a checked expression as SQL that both databases read the same way. Values are 64-bit integers or text; a truth value is 0, 1 or
/// NULL where a value is asked and a search condition where one is asked, as T-SQL keeps the two apart. Division and remainder are of the
/// floored kind, which SQL's truncating operators give by adding the divisor before a second remainder.
/// </summary>
internal sealed class SqlExpression(SqlDialect dialect, SqlParameters parameters, Func<Column, string> columnOf)
{
    public string Value(Expression expression) => expression switch
    {
        Constant constant => Constant(constant),
        Column column => columnOf(column),
        Rescaled rescaled => $"({Value(rescaled.Operand)} * {parameters.Of(PowerOfTen(rescaled.Digits))})",
        Negation negation => $"(-{Value(negation.Operand)})",
        Arithmetic arithmetic => Arithmetic(arithmetic),
        Conditional conditional => Conditional(conditional),
        Coalesce { Operands.Count: 1 } single => Value(single.Operands[0]),
        Coalesce coalesce => $"COALESCE({string.Join(", ", coalesce.Operands.Select(Value))})",
        DatePart { Unit: DateUnit.Year } year => $"({Value(year.Operand)} / {parameters.Of(10_000L)})",
        DatePart month => $"({Value(month.Operand)} / {parameters.Of(100L)} % {parameters.Of(100L)})",
        FloorTo floor => Floor(Value(floor.Operand), parameters.Of(floor.Step)),
        Band band => Band(band),
        Substring substring => Substring(substring),
        TextToInteger integer => dialect.DigitsToInteger(Value(integer.Operand), TextToInteger.MostDigits),
        _ => Truth(Condition(expression)),
    };

    public string Condition(Expression expression) => expression switch
    {
        Comparison comparison => Comparison(comparison),
        Conjunction both => $"({Condition(both.Left)} AND {Condition(both.Right)})",
        Disjunction either => $"({Condition(either.Left)} OR {Condition(either.Right)})",
        Not not => $"(NOT {Condition(not.Operand)})",
        Membership membership => Membership(membership),
        MissingTest test => $"({Value(test.Operand)} IS NULL)",
        _ => $"({Value(expression)} = {parameters.Of(1L)})",
    };

    // 64 bits on both databases: a bare 0 or 1 would be an int in T-SQL.
    private string Truth(string condition) =>
        $"CASE WHEN {condition} THEN {parameters.Of(1L)} WHEN NOT {condition} THEN {parameters.Of(0L)} END";

    private static string Floor(string value, string step) => $"({value} - (({value} % {step}) + {step}) % {step})";

    private static long PowerOfTen(int digits) => (long)Math.Pow(10, digits);

    private string Constant(Constant constant) => constant.Value switch
    {
        { Number: { } number } => parameters.Of(number),
        { Text: { } text } => parameters.Of(text),
        _ => "NULL",
    };

    private string Arithmetic(Arithmetic arithmetic)
    {
        var (left, right) = (Value(arithmetic.Left), Value(arithmetic.Right));
        if (arithmetic.Operator is ArithmeticOperator.Add) return $"({left} + {right})";
        if (arithmetic.Operator is ArithmeticOperator.Subtract) return $"({left} - {right})";
        if (arithmetic.Operator is ArithmeticOperator.Multiply) return $"({left} * {right})";
        var divisor = $"NULLIF({right}, {parameters.Of(0L)})";
        var remainder = $"((({left} % {divisor}) + {divisor}) % {divisor})";
        return arithmetic.Operator is ArithmeticOperator.Modulo ? remainder : $"(({left} - {remainder}) / {divisor})";
    }

    private string Conditional(Conditional conditional)
    {
        var condition = Condition(conditional.Condition);
        return $"CASE WHEN {condition} THEN {Value(conditional.Then)} WHEN NOT {condition} THEN {Value(conditional.Else)} END";
    }

    private string Band(Band band)
    {
        var operand = Value(band.Operand);
        var arms = band.Bounds.Select((bound, at) => $"WHEN {operand} < {parameters.Of(bound)} THEN {parameters.Of(band.Labels[at])}");
        return $"CASE {string.Join(' ', arms)} WHEN {operand} IS NOT NULL THEN {parameters.Of(band.Labels[band.Bounds.Count])} END";
    }

    private string Substring(Substring substring)
    {
        var part =
            $"SUBSTRING({Value(substring.Operand)}, {parameters.Of((long)substring.Start)}, {parameters.Of((long)substring.Length)})";
        return $"CASE WHEN NOT {dialect.SameText(part, parameters.Of(string.Empty))} THEN {part} END";
    }

    private string Comparison(Comparison comparison)
    {
        var (left, right) = (Value(comparison.Left), Value(comparison.Right));
        if (comparison.Left.Type.Kind is ScalarKind.Text)
        {
            var same = dialect.SameText(left, right);
            return comparison.Operator is ComparisonOperator.Equal ? same : $"(NOT {same})";
        }

        return $"({left} {Sign(comparison.Operator)} {right})";
    }

    private string Membership(Membership membership)
    {
        var operand = Value(membership.Operand);
        if (membership.Operand.Type.Kind is not ScalarKind.Text)
            return $"({operand} IN ({string.Join(", ", membership.Items.Select(Constant))}))";
        return $"({string.Join(" OR ", membership.Items.Select(item => dialect.SameText(operand, Constant(item))))})";
    }

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "<>",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };
}
