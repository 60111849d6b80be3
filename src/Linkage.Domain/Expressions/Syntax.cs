namespace Linkage.Domain.Expressions;

/// <summary>An expression as it was written: names unresolved, types unknown.</summary>
public abstract record Syntax
{
    /// <summary>Where it begins, in characters from 0. No part of equality: the same words elsewhere say the same.</summary>
    public int Position { get; init; }

    public virtual bool Equals(Syntax? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A number of at most 15 digits, in units of 10^-Scale.</summary>
public sealed record NumberSyntax(long Units, int Scale) : Syntax;

public sealed record TextSyntax(string Text) : Syntax;

public sealed record TruthSyntax(bool Value) : Syntax;

public sealed record MissingSyntax : Syntax;

/// <summary>`alias.field`, or a derived variable.</summary>
public sealed record NameSyntax(string Name) : Syntax;

public sealed record UnarySyntax(UnaryOperator Operator, Syntax Operand) : Syntax;

public sealed record BinarySyntax(BinaryOperator Operator, Syntax Left, Syntax Right) : Syntax;

/// <summary>`x in (…)`, or `x not in (…)`.</summary>
public sealed record MembershipSyntax(Syntax Operand, Sequence<Syntax> Items, bool IsNegated) : Syntax;

/// <summary>`x is missing`, or `x is not missing`.</summary>
public sealed record MissingTestSyntax(Syntax Operand, bool IsNegated) : Syntax;

public sealed record CallSyntax(string Function, Sequence<Syntax> Arguments) : Syntax;

public enum UnaryOperator
{
    Negate,
    Not,
}

public enum BinaryOperator
{
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,

    /// <summary>Division rounded down (towards minus infinity).</summary>
    Divide,

    /// <summary>What floor division leaves; has the sign of the divisor.</summary>
    Modulo,
}
