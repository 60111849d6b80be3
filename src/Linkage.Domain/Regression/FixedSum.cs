namespace Linkage.Domain.Regression;

/// <summary>
/// A sum of floating-point numbers that does not depend on their order: each is rounded to a multiple of 2^-60, and those are added as
/// integers. Terms lie below 2^33 in size, so that 2^34 of them fit.
/// </summary>
internal struct FixedSum
{
    private const int Places = 60;

    private Int128 _sum;

    public readonly double Value => Math.ScaleB((double)_sum, -Places);

    public void Add(double term) => _sum += (Int128)Math.Round(Math.ScaleB(term, Places));
}
