using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Makes the comparisons of a specification over two tables, ready to run.</summary>
internal static class AgreementBuilder
{
    public static Outcome<RecordAgreement> Build(LinkSpecification specification, RecordTable left, RecordTable right)
    {
        var isPart = left.Frequencies is not null;
        if (!isPart && RefusalOf(specification, left, right) is { } refusal) return refusal;
        List<Fault> faults = [];
        List<FieldAgreement> fields = [];
        for (var i = 0; i < specification.Fields.Count; i++)
        {
            var field = specification.Fields[i];
            IReadOnlyList<string?> lefts = left.Columns[field.Column], rights = right.Columns[field.Column];
            if (field.Comparison == FieldComparison.Exact)
                fields.Add(new ExactAgreement(lefts, rights, left.Frequencies?.GetValueOrDefault(field.Column)));
            else if (isPart && lefts.Concat(rights).All(string.IsNullOrEmpty)) fields.Add(new MissingAgreement(field.Thresholds!.Count + 1));
            else if (Encoded($"/fields/{i}", field, lefts, rights, faults) is { } encoded) fields.Add(encoded);
        }

        return faults.Count > 0 ? Refused(faults) : new RecordAgreement(fields);
    }

    /// <summary>Null when the tables have what is compared.</summary>
    public static Refusal? RefusalOf(LinkSpecification specification, RecordTable left, RecordTable right) =>
        specification.Faults(left, right) is { Count: > 0 } faults ? Refused(faults) : null;

    private static Refusal Refused(IReadOnlyList<Fault> faults) =>
        Refusal.Invalid("model-does-not-fit", "The model does not fit the data: name columns that both sides have.", faults);

    private static EncodedAgreement? Encoded(
        string pointer, FieldSpecification field, IReadOnlyList<string?> left, IReadOnlyList<string?> right, List<Fault> faults)
    {
        var check = new EncodedFieldCheck(pointer);
        EncodedColumn? lefts = null, rights = null;
        if (check.LengthOf(left.Concat(right)) is { } length)
            (lefts, rights) = (Column("left", left, length, check), Column("right", right, length, check));
        faults.AddRange(check.Faults);
        return check.Faults.Count == 0 ? new(lefts!, rights!, field.Thresholds!) : null;
    }

    private static EncodedColumn Column(string side, IReadOnlyList<string?> values, int length, EncodedFieldCheck check)
    {
        var set = new EncodingSet(length);
        var places = new int[values.Count];
        Array.Fill(places, FieldAgreement.Missing);
        for (var record = 0; record < values.Count && !check.IsFull; record++)
        {
            if (check.Decode(side, record, values[record]) is not { } bytes) continue;
            places[record] = set.Count;
            set.Add(bytes);
        }

        return new(set, places);
    }
}
