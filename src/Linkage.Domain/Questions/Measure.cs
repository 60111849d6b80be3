namespace Linkage.Domain.Questions;

/// <summary>What is computed per cell.</summary>
public sealed record Measure
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    public required MeasureKind Kind { get; init; }

    /// <summary>Of a sum, mean, share or ratio: `alias.field`, or the name of a derived variable.</summary>
    public string? Of { get; init; }

    /// <summary>Of a ratio: the amount that it is divided by.</summary>
    public string? Per { get; init; }

    /// <summary>
    /// Of a sum, mean or share: takes the amount once per linked row also where a join repeats the row that it comes from. When left out, a
    /// job in which that happens is refused.
    /// </summary>
    public bool? PerRow { get; init; }
}

public enum MeasureKind
{
    /// <summary>Distinct subjects of the population.</summary>
    CountSubjects,

    /// <summary>Rows after joining.</summary>
    CountRows,

    /// <summary>Over rows with a value.</summary>
    Sum,

    /// <summary>Over rows with a value.</summary>
    Mean,

    /// <summary>Of a boolean: rows that are true among rows with a value.</summary>
    Share,

    /// <summary>A sum over a sum, both of which are published beside it, as `…_numerator` and `…_denominator`.</summary>
    Ratio,
}
