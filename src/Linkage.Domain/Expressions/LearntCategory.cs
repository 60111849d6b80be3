namespace Linkage.Domain.Expressions;

/// <summary>
/// A category that is learnt from all linked rows together: a cluster, or a place among quantiles. No engine evaluates it; a pass over the
/// rows before the tables are made puts it in each row.
/// </summary>
/// <param name="From">What it splits people by.</param>
public sealed record LearntCategory(string Name, Sequence<Expression> From) : Expression(ScalarType.Text);
