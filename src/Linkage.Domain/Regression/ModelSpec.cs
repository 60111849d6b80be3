namespace Linkage.Domain.Regression;

/// <summary>What is regressed on what; every model has an intercept.</summary>
/// <param name="OutcomeDecimals">The outcome is an integer in units of 10^-decimals; 0 and 1 for a logistic model.</param>
public sealed record ModelSpec(string Name, ModelKind Kind, string Outcome, int OutcomeDecimals, IReadOnlyList<TermSpec> Terms);

/// <param name="Decimals">Of a number, an integer in units of 10^-decimals.</param>
/// <param name="Reference">Of a category: the one that the others are compared with; the largest when null.</param>
public sealed record TermSpec(string Name, bool IsCategory, int Decimals = 0, string? Reference = null);
