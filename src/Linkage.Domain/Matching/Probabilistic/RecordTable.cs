namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Records of one party by named column; an empty or absent value is missing.</summary>
/// <param name="Count">Number of records; every column has as many values.</param>
public sealed record RecordTable(int Count, IReadOnlyDictionary<string, IReadOnlyList<string?>> Columns)
{
    /// <summary>
    /// Of a table that holds only some of the records: by column whose terms count, for each record the share of all records of both parties
    /// that have its value. That columns have values at all was asked of all records.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double?>>? Frequencies { get; init; }
}
