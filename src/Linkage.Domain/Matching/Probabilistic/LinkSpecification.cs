using System.Text.Json.Serialization;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>What is compared, and which pairs are looked at: the part of a model that people write.</summary>
/// <param name="Blocks">Sets of columns; two records are compared when they are equal on all columns of one set.</param>
/// <param name="Prior">Probability that two records taken at random are of one person; null to estimate it.</param>
/// <param name="RandomPairs">How many random pairs u is estimated from.</param>
public sealed record LinkSpecification(
    IReadOnlyList<FieldSpecification> Fields,
    IReadOnlyList<IReadOnlyList<string>> Blocks,
    double? Prior = null,
    int RandomPairs = 1_000_000,
    string Seed = "random pairs",
    int MaxIterations = 100,
    double Tolerance = 1e-5)
{
    private const int MaxFields = 24;

    /// <summary>Every fault of the specification itself.</summary>
    public IReadOnlyList<Fault> Faults()
    {
        List<Fault> faults = [];
        if (Fields.Count is < 2 or > MaxFields) faults.Add(new("/fields", "count", $"A model compares 2 to {MaxFields} fields."));
        if (Blocks.Count == 0 || Blocks.Any(block => block.Count == 0))
            faults.Add(new("/blocks", "empty", "Name one column at least in each block."));
        if (Prior is { } prior && prior is not (> 0 and < 1))
            faults.Add(new("/prior", "out-of-range", "The prior is more than 0 and less than 1."));
        if (RandomPairs < 1) faults.Add(new("/randomPairs", "out-of-range", "At least one random pair is needed."));
        if (MaxIterations < 1) faults.Add(new("/maxIterations", "out-of-range", "At least one iteration is needed."));
        if (!(Tolerance > 0)) faults.Add(new("/tolerance", "out-of-range", "The tolerance is more than 0."));
        for (var i = 0; i < Fields.Count; i++) faults.AddRange(Fields[i].Faults($"/fields/{i}"));
        return faults;
    }

    /// <summary>Every fault of the specification itself, and of its fit to both tables.</summary>
    public IReadOnlyList<Fault> Faults(RecordTable left, RecordTable right)
    {
        List<Fault> faults = [.. Faults()];
        foreach (var (side, table) in new[] { ("left", left), ("right", right) })
        {
            if (table.Count == 0) faults.Add(new("", "no-records", $"The {side} side has no records."));
            faults.AddRange(Columns().Where(column => !table.Columns.ContainsKey(column.Name))
                .Select(column => new Fault(column.Pointer, "no-such-column", $"The {side} side has no such column.")));
        }

        return faults;
    }

    private IEnumerable<(string Pointer, string Name)> Columns() =>
        Fields.Select((field, i) => ($"/fields/{i}/column", field.Column))
            .Concat(Blocks.SelectMany((block, i) => block.Select((column, j) => ($"/blocks/{i}/{j}", column))));
}

/// <summary>One field of a model.</summary>
/// <param name="Thresholds">For encoded fields the falling Dice similarities that separate the levels.</param>
/// <param name="Terms">For exact fields: whether agreement on a rare value counts for more.</param>
public sealed record FieldSpecification(
    string Column, FieldComparison Comparison, IReadOnlyList<double>? Thresholds = null, TermAdjustment? Terms = null)
{
    private const int MaxLevels = 6;

    internal IEnumerable<Fault> Faults(string pointer)
    {
        if (Comparison == FieldComparison.Exact && Thresholds is not null)
            yield return new($"{pointer}/thresholds", "not-here", "Only encoded fields have thresholds.");
        if (Comparison == FieldComparison.Encoded && Terms is not null)
            yield return new($"{pointer}/terms", "not-here", "Only exact fields have term frequencies.");
        if (Terms is { } terms && (terms.Weight is not (>= 0 and <= 1) || terms.Floor is not (>= 0 and <= 1)))
            yield return new($"{pointer}/terms", "out-of-range", "Weight and floor are from 0 to 1.");
        if (Comparison != FieldComparison.Encoded) yield break;
        if (Thresholds is not { Count: >= 1 and <= MaxLevels } || Thresholds.Any(threshold => threshold is not (> 0 and <= 1))
            || Thresholds.Zip(Thresholds.Skip(1)).Any(pair => pair.First <= pair.Second))
            yield return new($"{pointer}/thresholds", "falling", $"Give 1 to {MaxLevels} falling thresholds, above 0 and up to 1.");
    }
}

/// <summary>How a field is compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldComparison>))]
public enum FieldComparison
{
    [JsonStringEnumMemberName("exact")]
    Exact,

    [JsonStringEnumMemberName("encoded")]
    Encoded,
}
