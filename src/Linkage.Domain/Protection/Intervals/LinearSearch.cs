using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Searches one program in ordinary whole numbers, and in ones of any size when those overflow.</summary>
internal sealed class LinearSearch
{
    private readonly LinearProgram _program;
    private Simplex<long>? _small;
    private Simplex<BigInteger>? _large;

    public LinearSearch(LinearProgram program)
    {
        _program = program;
        try
        {
            _small = new Simplex<long>(program);
        }
        catch (OverflowException)
        {
            _large = new Simplex<BigInteger>(program);
        }
    }

    public LinearProgram Program => _program;

    public bool IsFeasible => _small?.IsFeasible ?? _large!.IsFeasible;

    public (BigInteger[] Values, BigInteger Denominator) Point() => _small?.Point() ?? _large!.Point();

    /// <returns>The value reached, at least <paramref name="enough"/> or the largest that there is; null when there is no largest.</returns>
    public (BigInteger Numerator, BigInteger Denominator)? Maximise(IReadOnlyList<(int Column, int Gain)> gains, BigInteger? enough)
    {
        if (_small is not null)
        {
            try
            {
                return _small.Maximise(gains, enough) ? _small.Height() : null;
            }
            catch (OverflowException)
            {
                (_small, _large) = (null, new Simplex<BigInteger>(_program));
            }
        }

        return _large!.Maximise(gains, enough) ? _large.Height() : null;
    }

    /// <summary>What each equation is worth at the largest value that was reached last.</summary>
    public (BigInteger[] Values, BigInteger Denominator) Multipliers() => _small?.Multipliers(_program) ?? _large!.Multipliers(_program);
}
