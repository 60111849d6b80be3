using Linkage.Domain.Expressions;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Questions;

/// <summary>A value of a row as a category: the code itself, or the code of a coarser level that holds it.</summary>
/// <param name="Level">Of a code list; null where there is none.</param>
public sealed record BoundCode(string Name, Expression Expression, Categories Categories, string? Level);

/// <summary>A profile that fits its agreement.</summary>
/// <param name="Numbers">Bounds are in units of 10^-scale of the expression.</param>
public sealed record BoundProfile(
    string Name, int Clusters, string Seed, IReadOnlyList<BoundNumber> Numbers, IReadOnlyList<BoundCode> Codes, LearntCategory Variable);

public sealed record BoundNumber(Expression Expression, long Low, long High);

/// <summary>A quantile split that fits its agreement.</summary>
public sealed record BoundQuantiles(string Name, Expression Of, int Bands, IReadOnlyList<BoundCode> Within, LearntCategory Variable);

/// <summary>A model that fits its agreement.</summary>
/// <param name="Cells">Tables of what its coefficients may tell of categories; they are protected and published with the others.</param>
public sealed record BoundModel(
    string Name, ModelKind Kind, string OutcomeName, Expression Outcome, IReadOnlyList<BoundTerm> Terms, IReadOnlyList<BoundTable> Cells);

/// <param name="Code">Null for a number.</param>
public sealed record BoundTerm(string Name, Expression Expression, BoundCode? Code, string? Reference);
