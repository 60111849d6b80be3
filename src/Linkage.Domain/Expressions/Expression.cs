using Linkage.Domain.Schemas;

namespace Linkage.Domain.Expressions;

/// <summary>
/// A checked expression. Names are resolved, derived variables are written out, scales are aligned, and no intermediate value can
/// leave 64 bits: <see cref="Ranges"/> proves it from the bounds of the fields. Every operation on a missing value is missing,
/// except `and`, `or` (three-valued logic), <see cref="MissingTest"/> and <see cref="Coalesce"/>.
/// </summary>
public abstract record Expression(ScalarType Type);

public sealed record Constant(ScalarType Type, Scalar Value) : Expression(Type);

/// <summary>A field of an input of the question.</summary>
public sealed record Column(string Alias, Field Field) : Expression(TypeOf(Field))
{
    private static ScalarType TypeOf(Field field) => field.Type switch
    {
        FieldType.String => ScalarType.Text,
        FieldType.Boolean => ScalarType.Boolean,
        FieldType.Date => ScalarType.Date,
        _ => ScalarType.Numeric(field.Scale),
    };
}

/// <summary>The operand times 10^Digits: the same number in smaller units.</summary>
public sealed record Rescaled(Expression Operand, int Digits) : Expression(ScalarType.Numeric(Operand.Type.Scale + Digits));

public sealed record Negation(Expression Operand) : Expression(Operand.Type);

/// <summary>
/// Both sides have the same scale, except in products. Division rounds down, a remainder has the sign of the divisor, and both
/// are missing when the divisor is 0.
/// </summary>
public sealed record Arithmetic(ArithmeticOperator Operator, Expression Left, Expression Right, ScalarType Type) : Expression(Type);

/// <summary>
/// Both sides have the same type. Texts are compared code point by code point, trailing spaces included; only for equality.
/// </summary>
public sealed record Comparison(ComparisonOperator Operator, Expression Left, Expression Right) : Expression(ScalarType.Boolean);

public sealed record Conjunction(Expression Left, Expression Right) : Expression(ScalarType.Boolean);

public sealed record Disjunction(Expression Left, Expression Right) : Expression(ScalarType.Boolean);

public sealed record Not(Expression Operand) : Expression(ScalarType.Boolean);

/// <summary>The items have the type of the operand and are not missing.</summary>
public sealed record Membership(Expression Operand, Sequence<Constant> Items) : Expression(ScalarType.Boolean);

/// <summary>Never missing itself.</summary>
public sealed record MissingTest(Expression Operand) : Expression(ScalarType.Boolean);

/// <summary>Missing when the condition is: who is unknown falls in neither branch.</summary>
public sealed record Conditional(Expression Condition, Expression Then, Expression Else) : Expression(Then.Type);

/// <summary>The first that is not missing.</summary>
public sealed record Coalesce(Sequence<Expression> Operands) : Expression(Operands[0].Type);

/// <summary>Of the integer yyyymmdd.</summary>
public sealed record DatePart(DateUnit Unit, Expression Operand) : Expression(ScalarType.Integer);

/// <summary>The largest multiple of Step (in units of the operand, above 0) that is not above the operand.</summary>
public sealed record FloorTo(Expression Operand, long Step) : Expression(Operand.Type);

/// <summary>
/// The label of the band that holds the operand: Labels[i] for Bounds[i-1] &lt;= operand &lt; Bounds[i], so one label more than
/// bounds. Bounds rise, in units of the operand.
/// </summary>
public sealed record Band(Expression Operand, Sequence<long> Bounds, Sequence<string> Labels) : Expression(ScalarType.Text);

/// <summary>Characters are code points; Start counts from 1. What would be empty is missing.</summary>
public sealed record Substring(Expression Operand, int Start, int Length) : Expression(ScalarType.Text);

/// <summary>1 to 15 digits 0-9 and nothing else, as a number; anything else is missing.</summary>
public sealed record TextToInteger(Expression Operand) : Expression(ScalarType.Integer)
{
    public const int MostDigits = 15;
}

public enum ArithmeticOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

public enum ComparisonOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

public enum DateUnit
{
    Year,
    Month,
}
