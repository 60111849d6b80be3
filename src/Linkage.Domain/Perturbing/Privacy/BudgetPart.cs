namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>What a part of the budget of one result was spent on.</summary>
/// <param name="Of">Subjects, the sum of an amount, or the subjects that have the amount.</param>
/// <param name="Tables">Those that show it; all of them from the same measurements.</param>
/// <param name="Measurements">Levels of the crossings, the total included, that were measured.</param>
/// <param name="Rho">ρ, of the measurements together.</param>
/// <param name="Sensitivity">What one subject can change, in the unit of the published values.</param>
/// <param name="Deviation">Standard deviation of the noise of one measurement, in that unit.</param>
public sealed record BudgetPart(
    string Of, IReadOnlyList<string> Tables, int Measurements, decimal Rho, decimal Sensitivity, double Deviation);
