using Linkage.Domain.Periods;

namespace Linkage.Domain.Questions;

/// <summary>The dataset whose subjects are counted.</summary>
public sealed record Population
{
    public required string Dataset { get; init; }

    /// <summary>The alias by which expressions name it.</summary>
    public required string As { get; init; }

    /// <summary>The pseudonym field that says who is a subject.</summary>
    public required string Subject { get; init; }

    /// <summary>Fixed here, or chosen with the job.</summary>
    public Period? Period { get; init; }
}
