using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>
/// Whether a field holds encodings of one length, in base64: the length of the first value there is, left ones before right ones.
/// </summary>
/// <param name="pointer">To the field, for faults.</param>
public sealed class EncodedFieldCheck(string pointer)
{
    private readonly List<Fault> _faults = [];
    private int? _length;

    public IReadOnlyList<Fault> Faults => _faults;

    /// <summary>More faults are not looked for.</summary>
    public bool IsFull => _faults.Count >= EncodingFile.MaxFaults;

    /// <returns>Bits of the first value; null, and a fault, when there is none or it is no encoding.</returns>
    public int? LengthOf(IEnumerable<string?> values)
    {
        var first = values.FirstOrDefault(value => !string.IsNullOrEmpty(value));
        var length = (first is null ? null : TryDecode(first))?.Length * 8 ?? 0;
        if (length is >= EncodingSet.MinLength and <= EncodingSet.MaxLength) return _length = length;
        _faults.Add(new(
            pointer, "not-encoded", $"The column holds no encodings of {EncodingSet.MinLength} to {EncodingSet.MaxLength} bits in base64."));
        return null;
    }

    /// <summary>Looks at one value after the other, without keeping any.</summary>
    /// <param name="record">From zero.</param>
    public void Look(string side, int record, string? value)
    {
        if (string.IsNullOrEmpty(value) || IsFull || (_length is null && _faults.Count > 0)) return;
        if (_length is not null || LengthOf([value]) is not null) Decode(side, record, value);
    }

    /// <summary>All values were looked at.</summary>
    public void End()
    {
        if (_length is null && _faults.Count == 0) LengthOf([]);
    }

    /// <returns>Null where there is no value, or one that is no encoding of the length, which is a fault.</returns>
    internal byte[]? Decode(string side, int record, string? value)
    {
        if (string.IsNullOrEmpty(value)) return null;
        if (TryDecode(value) is { } bytes && bytes.Length * 8 == _length) return bytes;
        _faults.Add(new(
            $"{pointer}/{record}", "encoding", $"Record {record} of the {side} side has no encoding of {_length} bits in base64."));
        return null;
    }

    private static byte[]? TryDecode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : null;
    }
}
