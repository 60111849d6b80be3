using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Expressions;

/// <summary>
/// Resolves names, infers types, aligns scales, and proves by <see cref="Ranges"/> that nothing overflows. Goes on after a fault,
/// so that one answer names them all.
/// </summary>
public sealed class ExpressionChecker
{
    /// <summary>Parts of the largest checked expression, derived variables written out (<see cref="WrittenSize"/>).</summary>
    private const int LargestTree = 2_000;

    /// <summary>SQLite takes a depth of 1,000, and some parts are written as several operators.</summary>
    private const int DeepestTree = 150;

    private readonly Func<string, Expression?> _names;
    private readonly FaultList _faults = new();
    private readonly FunctionChecker _functions;
    private readonly TestChecker _tests;
    private long _size;

    private ExpressionChecker(Func<string, Expression?> names)
    {
        _names = names;
        _functions = new FunctionChecker(this);
        _tests = new TestChecker(this);
    }

    /// <param name="syntax">What was parsed.</param>
    /// <param name="names">What a name stands for: a <see cref="Column"/>, the expression of a derived variable, or null.</param>
    /// <returns>Refused as `invalid-expression` with every fault and its place.</returns>
    public static Outcome<Expression> Check(Syntax syntax, Func<string, Expression?> names)
    {
        var checker = new ExpressionChecker(names);
        var made = checker.Check(syntax);
        if (made?.Type == ScalarType.Missing) made = checker.Fault(syntax, "type", "This is always missing.");
        if (made is not null && (WrittenSize.Of(made) > LargestTree || ExpressionTree.Depth(made) > DeepestTree))
            made = checker.Fault(syntax, "too-large", $"Written out, an expression has at most {LargestTree} parts, {DeepestTree} deep.");
        return made is not null && checker._faults.Count == 0
            ? made
            : Refusal.Invalid("invalid-expression", "The expression does not fit the data.", checker._faults.ToList());
    }

    internal Expression? Check(Syntax syntax)
    {
        var made = syntax switch
        {
            NumberSyntax number => new Constant(ScalarType.Numeric(number.Scale), Scalar.Of(number.Units)),
            TextSyntax text => new Constant(ScalarType.Text, Scalar.Of(text.Text)),
            TruthSyntax truth => new Constant(ScalarType.Boolean, Scalar.Of(truth.Value)),
            MissingSyntax => new Constant(ScalarType.Missing, Scalar.Missing),
            NameSyntax name => Resolve(name),
            UnarySyntax unary => CheckUnary(unary),
            BinarySyntax binary => CheckBinary(binary),
            MembershipSyntax test => _tests.Check(test),
            MissingTestSyntax test => _tests.Check(test),
            CallSyntax call => _functions.Check(call),
            _ => throw new InvalidOperationException("A syntax node without a meaning."),
        };
        return made is null || (Fits(made) && ExpressionTree.Children(made).All(Fits))
            ? made
            : Fault(syntax, "may-overflow", "This may leave 64 bits; declare a minimum and maximum for the fields, or derive less.");
    }

    // Of the children only those that aligning made have not been through here themselves.
    private static bool Fits(Expression made) => !made.Type.IsNumeric || Ranges.Of(made).Fits;

    internal Expression? Check(Syntax syntax, Func<ScalarType, bool> fits, string expected) =>
        Check(syntax) is not { } made ? null : fits(made.Type) ? made : Fault(syntax, "type", $"Expected {expected} here.");

    internal Expression? CheckTruth(Syntax syntax) => Check(syntax, t => t == ScalarType.Boolean, "true or false");

    /// <summary>Brings both to one type, or faults.</summary>
    internal (Expression Left, Expression Right)? Unify(Syntax at, Expression? left, Expression? right)
    {
        if (left is null || right is null) return null;
        if (Typing.Unify(left, right) is { } unified) return unified;
        Fault(at, "type", "The two sides are not of the same type.");
        return null;
    }

    internal Expression? Fault(Syntax at, string rule, string message)
    {
        var fault = ExpressionText.FaultAt(at.Position, rule, message);
        _faults.Add(fault.Pointer, fault.Rule, fault.Message);
        return null;
    }

    private Expression? Resolve(NameSyntax name)
    {
        if (_names(name.Name) is not { } found)
            return Fault(name, "unknown-name", "There is no field or derived variable of this name.");
        // Counted here already, so that nothing is worked out over more than may stand in the end.
        _size += WrittenSize.Of(found);
        if (_size > LargestTree) return Fault(name, "too-large", $"Written out, an expression has at most {LargestTree} parts.");
        return found is Column { Field.Role: FieldRole.Pseudonym or FieldRole.Encoding or FieldRole.Period }
            ? Fault(name, "role", "A field of this role does not enter expressions.")
            : found;
    }

    private Expression? CheckUnary(UnarySyntax unary)
    {
        if (unary.Operator == UnaryOperator.Not) return CheckTruth(unary.Operand) is { } truth ? new Not(truth) : null;
        return Check(unary.Operand, t => t.IsNumeric, "a number") switch
        {
            null => null,
            Constant { Value.Number: { } number } constant => new Constant(constant.Type, Scalar.Of(-number)),
            var operand => new Negation(operand),
        };
    }

    private Expression? CheckBinary(BinarySyntax binary)
    {
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            var (first, second) = (CheckTruth(binary.Left), CheckTruth(binary.Right));
            if (first is null || second is null) return null;
            return binary.Operator == BinaryOperator.And ? new Conjunction(first, second) : new Disjunction(first, second);
        }

        return binary.Operator >= BinaryOperator.Add ? CheckArithmetic(binary) : _tests.Check(binary);
    }

    private Expression? CheckArithmetic(BinarySyntax binary)
    {
        var (left, right) = (Check(binary.Left, t => t.IsNumeric, "a number"), Check(binary.Right, t => t.IsNumeric, "a number"));
        if (left is null || right is null) return null;
        if (binary.Operator != BinaryOperator.Multiply) (left, right) = Typing.Align(left, right);
        var made = Typing.Arithmetic((ArithmeticOperator)(binary.Operator - BinaryOperator.Add), left, right);
        return made.Type.Scale <= ScalarType.LargestScale
            ? made
            : Fault(binary, "scale", $"A result has at most {ScalarType.LargestScale} decimals.");
    }
}
