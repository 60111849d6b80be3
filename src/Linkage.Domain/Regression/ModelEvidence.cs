namespace Linkage.Domain.Regression;

/// <summary>
/// What the rules need to know of a fitted model, taken from the rows while they were there. It is confidential and stays in the vault.
/// </summary>
/// <param name="Hash">Of the published model that this is about: lower-case hexadecimal SHA-256 of its JSON.</param>
/// <param name="Parameters">Coefficients, the intercept among them.</param>
/// <param name="SmallestCategory">
/// Fewest subjects in a category of any term, with an outcome other than zero, and without one in a logistic model.
/// </param>
/// <param name="SmallestOutside">
/// The same without the subjects that a coalition of partners knows, where others are left; null when none are.
/// </param>
/// <param name="Incomplete">Linked rows that lack the outcome or a term.</param>
/// <param name="LargestLeverage">Share of its own outcome in a fitted value of all models together, rounded up.</param>
/// <param name="LeastRemainder">
/// Of a linear model: what hides the largest contribution to any weighted sum, in percent of it, rounded down.
/// </param>
/// <param name="LargestShares">Of a linear model: shares in percent of the largest, the two largest, … contributions, rounded up.</param>
/// <param name="Coalition">How many contributors, or partners, were thought to attack together.</param>
/// <param name="PerPartner">Whether partners were thought to attack.</param>
/// <param name="Cells">Tables with the cells that the coefficients determine.</param>
public sealed record ModelEvidence(
    string Name,
    string Hash,
    ModelKind Kind,
    long Subjects,
    int Parameters,
    long? SmallestCategory,
    long? SmallestOutside,
    long Incomplete,
    decimal LargestLeverage,
    decimal? LeastRemainder,
    IReadOnlyList<decimal> LargestShares,
    int Coalition,
    bool PerPartner,
    IReadOnlyList<string> Cells);
