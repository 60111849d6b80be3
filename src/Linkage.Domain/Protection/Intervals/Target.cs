using System.Numerics;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>A suppressed cell of one class, as a constant and a sum of variables, with what an attacker's interval must reach.</summary>
internal sealed class Target(ShownCell cell, int @class, Int128 constant, int[] variables)
{
    private bool _isSettled;
    private (Int128 Constant, bool IsSettled, BigInteger? Least, BigInteger? Most, BigInteger? Lower, BigInteger? Upper, bool IsWide) _kept;

    public ShownCell Cell => cell;

    public int Class => @class;

    /// <summary>Variables of the statements, each once, ascending.</summary>
    public int[] Variables { get; private set; } = variables;

    /// <summary>The part of the value that is published, and what is settled of the rest.</summary>
    public Int128 Constant { get; private set; } = constant;

    /// <summary>The part that is published.</summary>
    public Int128 Published { get; private set; } = constant;

    /// <summary>A table with at most this value must be possible; null when nothing is asked.</summary>
    public Int128? Low { get; set; }

    /// <summary>A table with at least this value must be possible.</summary>
    public Int128? High { get; set; }

    /// <summary>
    /// A table with nothing or with at least this value must be possible: the interval may not lie among the small counts.
    /// </summary>
    public Int128? Frequency { get; set; }

    /// <summary>Two tables with different values must be possible.</summary>
    public bool MustVary { get; set; }

    /// <summary>Least and most value of the tables found so far, rounded towards each other.</summary>
    public BigInteger? Least { get; private set; }

    public BigInteger? Most { get; private set; }

    /// <summary>Proven bounds; null when there is none or it was not looked for.</summary>
    public BigInteger? LowerBound { get; private set; }

    public BigInteger? UpperBound { get; private set; }

    public bool ReachesHigh => High is not { } high || Most >= high;

    public bool ReachesLow => Low is not { } low || Least <= low;

    public bool LeavesSmall => Frequency is not { } t || Least <= 0 || Most >= t;

    public bool Varies => !MustVary || IsWide;

    public bool IsMet => ReachesHigh && ReachesLow && LeavesSmall && Varies;

    /// <summary>Whether proven bounds end before what is asked.</summary>
    public bool IsNarrow => High > UpperBound || Low < LowerBound
        || !LeavesSmall && LowerBound > 0 && UpperBound < Frequency
        || !Varies && LowerBound is not null && LowerBound == UpperBound;

    /// <summary>Changes of rows by which tables were found that give the cell what it needs.</summary>
    public List<IReadOnlyList<(int Variable, long Change)>> Found { get; } = [];

    private bool IsWide { get; set; }

    private (BigInteger Numerator, BigInteger Denominator)? First { get; set; }

    /// <summary>Makes it another sum, of which nothing has been found.</summary>
    public void Place(Int128 published, int[] of)
    {
        (Published, Variables) = (published, of);
        Know(0);
    }

    /// <summary>Adds what is settled to what is published, and forgets what tables gave the cell.</summary>
    public void Know(Int128 settled)
    {
        (Constant, _isSettled, LowerBound, UpperBound) = (Published + settled, false, null, null);
        Forget();
    }

    /// <summary>Forgets what tables gave the cell; proven bounds hold.</summary>
    public void Forget()
    {
        (Least, Most, First, IsWide) = (null, null, null, false);
        if (!_isSettled) return;
        (LowerBound, UpperBound) = (Constant, Constant);
        Take(Constant, BigInteger.One);
    }

    /// <summary>Takes it that nothing of the cell is left but what is published or settled.</summary>
    public void Settle()
    {
        _isSettled = true;
        Forget();
    }

    /// <summary>Takes a proven bound of what is not settled of the cell, or with −1 of what is counted downwards.</summary>
    public void Bound(int side, BigInteger most)
    {
        if (side > 0) UpperBound = Constant + most;
        else LowerBound = Constant - most;
    }

    /// <summary>Keeps what was found, for <see cref="Restore"/>.</summary>
    public void Keep() => _kept = (Constant, _isSettled, Least, Most, LowerBound, UpperBound, IsWide);

    /// <summary>Takes back what was kept, after it was made the same sum again.</summary>
    public void Restore() => (Constant, _isSettled, Least, Most, LowerBound, UpperBound, IsWide) = _kept;

    /// <summary>Takes a value that a possible table gives the cell.</summary>
    public void Take(BigInteger numerator, BigInteger denominator)
    {
        var least = BigInteger.DivRem(numerator, denominator, out var rest);
        if (rest.Sign < 0) least--;
        var (down, up) = (least, rest.IsZero ? least : least + 1);
        // A fraction between two whole values reaches only what lies between: up for the least, down for the most.
        Least = Least is { } l ? BigInteger.Min(l, up) : up;
        Most = Most is { } m ? BigInteger.Max(m, down) : down;
        if (First is not { } first) First = (numerator, denominator);
        else IsWide |= first.Numerator * denominator != numerator * first.Denominator;
    }
}
