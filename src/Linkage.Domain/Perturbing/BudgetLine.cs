namespace Linkage.Domain.Perturbing;

/// <summary>The privacy budget of the population after a result, in ρ.</summary>
/// <param name="Spent">By this result.</param>
/// <param name="Left">Of what the agreement allows, after all results so far, failed ones included.</param>
/// <param name="Epsilon">ε of everything spent so far at δ = 10^<paramref name="DeltaExponent"/>.</param>
public sealed record BudgetLine(decimal Spent, decimal Left, double Epsilon, int DeltaExponent);
