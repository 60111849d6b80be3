using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Makes the comparisons of a specification over two tables, ready to run.</summary>
internal static class AgreementBuilder
{
    public static Outcome<RecordAgreement> Build(LinkSpecification specification, RecordTable left, RecordTable right)
    {
        var faults = specification.Faults(left, right).ToList();
        if (faults.Count > 0) return Refused(faults);
        List<FieldAgreement> fields = [];
        for (var i = 0; i < specification.Fields.Count; i++)
        {
            var field = specification.Fields[i];
            IReadOnlyList<string?> lefts = left.Columns[field.Column], rights = right.Columns[field.Column];
            if (field.Comparison == FieldComparison.Exact) fields.Add(new ExactAgreement(lefts, rights));
            else if (Encoded($"/fields/{i}", field, lefts, rights, faults) is { } encoded) fields.Add(encoded);
        }

        return faults.Count > 0 ? Refused(faults) : new RecordAgreement(fields);
    }

    private static Refusal Refused(IReadOnlyList<Fault> faults) =>
        Refusal.Invalid("model-does-not-fit", "The model does not fit the data: name columns that both sides have.", faults);

    private static EncodedAgreement? Encoded(
        string pointer, FieldSpecification field, IReadOnlyList<string?> left, IReadOnlyList<string?> right, List<Fault> faults)
    {
        var before = faults.Count;
        var first = left.Concat(right).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var length = (first is null ? null : TryDecode(first))?.Length * 8 ?? 0;
        if (length is < EncodingSet.MinLength or > EncodingSet.MaxLength)
        {
            faults.Add(new(
                pointer, "not-encoded", $"The column holds no encodings of {EncodingSet.MinLength} to {EncodingSet.MaxLength} bits in base64."));
            return null;
        }

        EncodedColumn lefts = Column(pointer, "left", left, length, faults), rights = Column(pointer, "right", right, length, faults);
        return faults.Count == before ? new(lefts, rights, field.Thresholds!) : null;
    }

    private static EncodedColumn Column(string pointer, string side, IReadOnlyList<string?> values, int length, List<Fault> faults)
    {
        var set = new EncodingSet(length);
        var places = new int[values.Count];
        Array.Fill(places, FieldAgreement.Missing);
        for (var record = 0; record < values.Count && faults.Count < EncodingFile.MaxFaults; record++)
        {
            if (string.IsNullOrEmpty(values[record])) continue;
            if (TryDecode(values[record]!) is { } bytes && bytes.Length * 8 == length)
            {
                places[record] = set.Count;
                set.Add(bytes);
            }
            else
            {
                faults.Add(new(
                    $"{pointer}/{record}", "encoding", $"Record {record} of the {side} side has no encoding of {length} bits in base64."));
            }
        }

        return new(set, places);
    }

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
