using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Values of the groups of a component that may be the truth for all that is published: a certificate, once checked.</summary>
/// <param name="Values">Per group, times <paramref name="Denominator"/>.</param>
internal sealed record PossibleTable(BigInteger[] Values, BigInteger Denominator)
{
    /// <summary>Tells every target of the component what the table gives it.</summary>
    public void Give(Component component)
    {
        foreach (var (target, groups) in component.Targets)
            target.Take(ValueOf(groups) + target.Constant * Denominator, Denominator);
    }

    /// <summary>A sum of groups, times the denominator.</summary>
    public BigInteger ValueOf(int[] groups)
    {
        var sum = BigInteger.Zero;
        foreach (var group in groups) sum += Values[group];
        return sum;
    }
}
