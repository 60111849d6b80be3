using Linkage.Domain.Regression;

namespace Linkage.Domain.Questions;

/// <summary>A regression over the linked rows that have the outcome and every term; one row per subject.</summary>
public sealed record Model
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public required ModelKind Kind { get; init; }

    /// <summary>`alias.field`, or the name of a derived variable: a number, or a boolean for a logistic model.</summary>
    public required string Outcome { get; init; }

    public required IReadOnlyList<ModelTerm> Terms { get; init; }
}

/// <summary>A number as it is, or a category as one coefficient per category but the reference.</summary>
public sealed record ModelTerm
{
    /// <summary>`alias.field`, or the name of a derived variable.</summary>
    public required string Variable { get; init; }

    /// <summary>Of a field with a code list; the finest that may be published when left out.</summary>
    public string? Level { get; init; }

    /// <summary>The category that the others are compared with; the largest when left out.</summary>
    public string? Reference { get; init; }
}
