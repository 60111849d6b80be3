namespace Linkage.Domain.Expressions;

/// <summary>What compares: operators, membership of a list, and being missing.</summary>
internal sealed class TestChecker(ExpressionChecker checker)
{
    public Comparison? Check(BinarySyntax binary)
    {
        if (checker.Unify(binary, checker.Check(binary.Left), checker.Check(binary.Right)) is not var (left, right)) return null;
        var by = (ComparisonOperator)(binary.Operator - BinaryOperator.Equal);
        var isOrder = by is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual);
        if (Typing.IsMissing(left) || Typing.IsMissing(right))
            checker.Fault(binary, "type", "A comparison with missing is always missing; write: is missing.");
        else if (isOrder && left.Type.Kind is ScalarKind.Text or ScalarKind.Boolean)
            checker.Fault(binary, "type", "Texts and truths have no order here; only = and != compare them.");
        else
            return new Comparison(by, left, right);
        return null;
    }

    public Expression? Check(MembershipSyntax test)
    {
        var operand = checker.Check(test.Operand);
        var items = new List<Constant>();
        foreach (var item in test.Items)
        {
            if (checker.Unify(item, operand, checker.Check(item)) is not var (widened, constant)) continue;
            operand = widened;
            if (constant is Constant { Value.IsMissing: false } known) items.Add(known);
            else checker.Fault(item, "constant", "A list holds constants only.");
        }

        if (operand is null || items.Count != test.Items.Count) return null;
        var aligned = items.Select(i => Typing.Unify(operand, i)?.Right).OfType<Constant>().ToList();
        if (aligned.Count != items.Count) return checker.Fault(test, "may-overflow", "A constant of this list leaves 64 bits.");
        var made = new Membership(operand, new(aligned));
        return test.IsNegated ? new Not(made) : made;
    }

    public Expression? Check(MissingTestSyntax test) => checker.Check(test.Operand) switch
    {
        null => null,
        { Type.Kind: ScalarKind.Missing } => checker.Fault(test, "type", "This is always missing."),
        var operand => test.IsNegated ? new Not(new MissingTest(operand)) : new MissingTest(operand),
    };
}
