using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Searches one program in ordinary whole numbers, and in ones of any size when those overflow; within a limit of effort, for the entries
/// of a large program that hangs together multiply.
/// </summary>
internal sealed class LinearSearch
{
    // Entries: some seconds for a program of a thousand variables, more for larger ones. Numbers of any size take ten times as long.
    private const long MostWork = 400_000_000, MoreWork = 200_000, LargeFactor = 10;

    private readonly LinearProgram _program;
    private readonly long _most;
    private Simplex<long>? _small;
    private Simplex<BigInteger>? _large;

    public LinearSearch(LinearProgram program)
    {
        (_program, _most) = (program, MostWork + MoreWork * program.VariableCount);
        try
        {
            _small = new Simplex<long>(program, _most);
        }
        catch (OverflowException)
        {
            _large = new Simplex<BigInteger>(program, _most / LargeFactor);
        }
    }

    public LinearProgram Program => _program;

    /// <summary>Whether nothing more is found because the effort came to its limit.</summary>
    public bool HasGivenUp => _small?.HasGivenUp ?? _large!.HasGivenUp;

    public bool IsFeasible => _small?.IsFeasible ?? _large!.IsFeasible;

    public (BigInteger[] Values, BigInteger Denominator) Point() => _small?.Point() ?? _large!.Point();

    /// <returns>The value reached, at least <paramref name="enough"/> or the largest that there is; null when there is no largest, or
    /// none within the effort.</returns>
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
                (_small, _large) = (null, new Simplex<BigInteger>(_program, _most / LargeFactor));
            }
        }

        return _large!.Maximise(gains, enough) ? _large.Height() : null;
    }

    /// <summary>What each equation is worth at the largest value that was reached last.</summary>
    public (BigInteger[] Values, BigInteger Denominator) Multipliers() => _small?.Multipliers(_program) ?? _large!.Multipliers(_program);
}
