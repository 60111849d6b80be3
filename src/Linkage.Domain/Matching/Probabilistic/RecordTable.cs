namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Records of one party by named column; an empty or absent value is missing.</summary>
/// <param name="Count">Number of records; every column has as many values.</param>
public sealed record RecordTable(int Count, IReadOnlyDictionary<string, IReadOnlyList<string?>> Columns);
