namespace Linkage.Domain.Ledger;

/// <summary>One base measure of one cell of a release. A mean is kept as its sum and its count of rows, a share likewise.</summary>
/// <param name="Release">Name of the release; null for the candidate that is judged.</param>
/// <param name="Table">Name of its table.</param>
/// <param name="Definition">What the cell is, for people: table, codes, measure. Never a value.</param>
/// <param name="Kind">What its contributions are.</param>
public sealed record ReleasedCell(string? Release, string Table, string Definition, ContributionKind Kind)
{
    public required CellShowing Showing { get; init; }

    /// <summary>Numbers of the units that it is the sum of, each once. Units of one release are never those of another.</summary>
    public required IReadOnlyList<int> Units { get; init; }

    /// <summary>The same for all cells of one base measure, and for no others.</summary>
    public MeasureUnits Measure { get; init; }

    /// <summary>Whether it is a count of subjects.</summary>
    public bool IsSubjects { get; init; }

    /// <summary>Whether it is a sum of amounts, also of such that are nothing but 0 and 1.</summary>
    internal bool IsAmount => (Kind & ContributionKind.Amount) != 0;

    public bool IsCandidate => Release is null;

    /// <summary>Name in an explanation.</summary>
    public string Label => IsCandidate ? $"this result's {Definition}" : $"{Release} {Definition}";
}
