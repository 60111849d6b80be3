using System.Globalization;
using System.Numerics;

namespace Linkage.Domain.Encodings;

/// <summary>
/// Numbers as their neighbourhood on a grid, so that close numbers share tokens (Vatsalan and Christen 2015, in clkhash's integer
/// form: values times 2 · resolution, grid of one interval, 2 · resolution + 1 tokens).
/// </summary>
/// <param name="Interval">Largest distance that still shares a token, times 10 to the <paramref name="FractionalPrecision"/>; at least
/// 1.</param>
public sealed record NumericComparison(BigInteger Interval, int Resolution, int FractionalPrecision) : Comparison
{
    internal override bool Tokenise(string value, TokenList tokens)
    {
        if (value.Length == 0) return true;
        if (!TryScale(value, out var scaled)) return false;
        scaled *= 2 * (BigInteger)Resolution;
        var rest = BigInteger.Remainder(scaled, Interval);
        if (rest.Sign < 0) rest += Interval;
        if (!rest.IsZero) scaled += 2 * rest < Interval ? -rest : Interval - rest;
        for (var step = -Resolution; step <= Resolution; step++)
            tokens.Add((scaled + (step * Interval)).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>A whole number exactly; any other through a double, rounded half to even, or truncated when no decimals are kept.</summary>
    private bool TryScale(string value, out BigInteger scaled)
    {
        if (IntegerText.TryParse(value, out scaled))
        {
            scaled *= BigInteger.Pow(10, FractionalPrecision);
            return true;
        }

        var plain = value.Replace("_", "", StringComparison.Ordinal);
        if (!double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var real))
            return false;
        if (FractionalPrecision > 0) real = Math.Round(real * Math.Pow(10, FractionalPrecision), MidpointRounding.ToEven);
        if (!double.IsFinite(real)) return false;
        scaled = new BigInteger(Math.Truncate(real));
        return true;
    }
}
