namespace Linkage.Domain.Protection.Intervals;

/// <summary>Variables of one class that statements and targets bind to one another, whatever their values, with all of these.</summary>
/// <param name="Variables">Of all statements, ascending; within the parcel they are numbered from 0 in this order.</param>
/// <param name="IsZero">Which of them everybody knows to be zero.</param>
/// <param name="IsWhole">Whether only whole numbers are possible.</param>
/// <param name="Statements">Over the numbers within the parcel.</param>
/// <param name="Witness">What every variable is in truth; null when it is not told.</param>
internal sealed record Parcel(
    int[] Variables,
    bool[] IsZero,
    bool IsWhole,
    IReadOnlyList<Statement> Statements,
    IReadOnlyList<(Target Target, int[] Variables)> Targets,
    Int128[]? Witness);
