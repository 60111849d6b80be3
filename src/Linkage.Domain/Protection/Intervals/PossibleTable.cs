using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>Values of the groups of a component that may be the truth for all that is published: a certificate, once checked.</summary>
/// <param name="Values">Per group, times <paramref name="Denominator"/>.</param>
internal sealed record PossibleTable(BigInteger[] Values, BigInteger Denominator);
