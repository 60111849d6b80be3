using Linkage.Domain.Expressions;

namespace Linkage.Domain.Questions;

/// <summary>A table of a question that fits its agreement.</summary>
public sealed record BoundTable(string Name, string? Title, IReadOnlyList<BoundGrouping> Groupings, IReadOnlyList<BoundMeasure> Measures)
{
    /// <summary>Names of ratios, of which numerator and denominator stand among the measures.</summary>
    public IReadOnlyList<string> Ratios { get; init; } = [];
}

/// <param name="Levels">Of a code list: the levels to publish, from finest to coarsest; otherwise empty.</param>
/// <param name="Total">Whether the margin is published.</param>
public sealed record BoundGrouping(GroupVariable Variable, IReadOnlyList<string> Levels, bool Total);

/// <param name="Name">`alias.field`, or the name of a derived variable.</param>
/// <param name="Expression">Text, boolean or integer.</param>
/// <param name="Sensitive">Whether group disclosure is judged on it; null where nobody said, for the default of protection.</param>
public sealed record GroupVariable(string Name, Expression Expression, Categories Categories, bool? Sensitive);

/// <param name="Of">Numeric for a sum or mean, boolean for a share, null for counts.</param>
/// <param name="PerRow">The amount is meant to count once per linked row, also where a join repeats it.</param>
public sealed record BoundMeasure(string Name, MeasureKind Kind, Expression? Of, bool PerRow = false)
{
    /// <summary>Of a sum or mean: amounts are integers in units of 10^-Decimals.</summary>
    public int Decimals => Of?.Type.Scale ?? 0;
}
