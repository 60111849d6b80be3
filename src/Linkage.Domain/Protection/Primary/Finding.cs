using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Primary;

/// <summary>What one rule says of one cell.</summary>
/// <param name="Measure">The base measure that it is about; null when it is about every measure of the cell.</param>
/// <param name="Margin">Distance to the limit, below zero when unsafe: subjects for frequencies, percentage points for the others;
/// rounded, for people to read.</param>
/// <param name="Coalition">Bit mask of the partners that attack together; 0 for readers.</param>
public readonly record struct Finding(Rule Rule, BaseMeasure? Measure, bool IsUnsafe, decimal Margin, ulong Coalition = 0)
{
    /// <summary>Contributors that the rule counts, for (n,k) dominance.</summary>
    public int Largest { get; init; }

    /// <summary>For group disclosure the subjects above what the rule allows, by which the measure must be able to fall; below zero by
    /// which
    /// it must be able to rise.</summary>
    public Int128 Excess { get; init; }
}
