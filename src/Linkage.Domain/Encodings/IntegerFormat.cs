using System.Globalization;
using System.Numerics;

namespace Linkage.Domain.Encodings;

/// <summary>Whole numbers; `+13`, ` 13` and `013` are one value.</summary>
public sealed record IntegerFormat(BigInteger? Minimum, BigInteger? Maximum) : ValueFormat
{
    internal override string? Normalise(string value, out string rule)
    {
        rule = "not-an-integer";
        if (!IntegerText.TryParse(value, out var number)) return null;
        rule = "out-of-range";
        if (number < Minimum || number > Maximum) return null;
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
