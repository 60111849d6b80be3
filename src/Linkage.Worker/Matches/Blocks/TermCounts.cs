using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>
/// How often each value stands in all records of both sides, of the fields whose frequent values count for less: one number for each
/// different value. While they are counted, what a model says of encoded fields is checked.
/// </summary>
internal sealed class TermCounts
{
    private readonly (int Place, Dictionary<string, int> Counts)[] _terms;
    private readonly (int Place, EncodedFieldCheck Check)[] _encoded;
    private readonly long[] _present;

    private TermCounts(ModelSides sides, LinkSpecification specification)
    {
        _terms = [.. TermsOf(specification).Select(term => (sides.Columns.ToList().IndexOf(term), new Dictionary<string, int>()))];
        _encoded =
        [
            .. specification.Fields.Select((field, at) => (Field: field, At: at)).Where(one => one.Field.Comparison == FieldComparison.Encoded)
                .Select(one => (sides.Columns.ToList().IndexOf(one.Field.Column), new EncodedFieldCheck($"/fields/{one.At}"))),
        ];
        _present = new long[_terms.Length];
    }

    public static IReadOnlyList<string> TermsOf(LinkSpecification specification) =>
        [.. specification.Fields.Where(field => field.Terms is not null).Select(field => field.Column)];

    /// <returns>Refused as `model-does-not-fit` when the deliveries do not hold what the model compares.</returns>
    public static async Task<Outcome<TermCounts>> ReadAsync(ModelSides sides, LinkSpecification specification, CancellationToken cancel)
    {
        var counts = new TermCounts(sides, specification);
        List<Fault> faults = [];
        foreach (var (side, name) in new[] { (MatchSide.Left, "left"), (MatchSide.Right, "right") })
        {
            var rows = sides.TableOf(side).Rows;
            if (rows == 0) faults.Add(new("", "no-records", $"The {name} side has no records."));
            if (counts._terms.Length + counts._encoded.Length == 0) continue;
            await foreach (var (row, values) in sides.ReadAsync(side, 1, rows, cancel)) counts.Add(name, row - 1, values);
        }

        foreach (var (_, check) in counts._encoded) check.End();
        faults.AddRange(counts._encoded.SelectMany(one => one.Check.Faults));
        return faults.Count == 0 ? counts : Refusal.Invalid(
            "model-does-not-fit", "The model does not fit the data: name columns that both sides have.", faults);
    }

    /// <summary>For each term field the share of the records with a value that have this one; null without a value.</summary>
    public double?[] FrequenciesOf(string?[] values)
    {
        var frequencies = new double?[_terms.Length];
        for (var at = 0; at < _terms.Length; at++)
        {
            if (values[_terms[at].Place] is { Length: > 0 } value) frequencies[at] = (double)_terms[at].Counts[value] / _present[at];
        }

        return frequencies;
    }

    private void Add(string side, int record, string?[] values)
    {
        for (var at = 0; at < _terms.Length; at++)
        {
            if (values[_terms[at].Place] is not { Length: > 0 } value) continue;
            _terms[at].Counts[value] = _terms[at].Counts.GetValueOrDefault(value) + 1;
            _present[at]++;
        }

        foreach (var (place, check) in _encoded) check.Look(side, record, values[place]);
    }
}
