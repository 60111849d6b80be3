namespace Linkage.Domain.Regression;

/// <summary>Exactly what leaves of a model; the cells that it determines are published as tables beside it.</summary>
/// <param name="Subjects">Rows that have the outcome and every term.</param>
public sealed record PublishedModel(
    string Name,
    ModelKind Kind,
    string Outcome,
    long Subjects,
    long ResidualDegreesOfFreedom,
    IReadOnlyList<ModelReference> References,
    IReadOnlyList<Coefficient> Coefficients);

/// <param name="Term">`intercept`, or the variable.</param>
/// <param name="Category">Null for numbers and the intercept.</param>
/// <param name="Estimate">Per unit of the variable, six significant digits; of a logistic model in log odds.</param>
public sealed record Coefficient(string Term, string? Category, decimal Estimate, decimal StandardError)
{
    public const string Intercept = "intercept";
}

/// <summary>The category of a term that the others are compared with.</summary>
public sealed record ModelReference(string Term, string Category);
