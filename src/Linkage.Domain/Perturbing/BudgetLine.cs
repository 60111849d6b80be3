using Linkage.Domain.Perturbing.Privacy;

namespace Linkage.Domain.Perturbing;

/// <summary>The privacy budget of the population after a result, in ρ.</summary>
/// <param name="Spent">By this result.</param>
/// <param name="Left">Of what the agreement allows, after all results so far, failed ones included.</param>
/// <param name="Epsilon">ε of everything spent so far at δ = 10^<paramref name="DeltaExponent"/>.</param>
/// <param name="Parts">What this result spent it on; together all that it spent.</param>
public sealed record BudgetLine(decimal Spent, decimal Left, double Epsilon, int DeltaExponent, IReadOnlyList<BudgetPart> Parts);
