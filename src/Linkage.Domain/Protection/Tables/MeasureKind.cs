namespace Linkage.Domain.Protection.Tables;

/// <summary>What a cell says of its contributors.</summary>
public enum MeasureKind
{
    /// <summary>Distinct subjects.</summary>
    CountSubjects,

    /// <summary>Rows; with weights the sum of weights.</summary>
    CountRows,

    /// <summary>Sum of an amount times weight over the rows that have it.</summary>
    Sum,

    /// <summary>Weighted mean over the rows that have the amount.</summary>
    Mean,

    /// <summary>Weighted share of ones of a 0/1 amount over the rows that have it.</summary>
    Share,
}
