using System.Numerics;

namespace Linkage.Domain.Regression;

/// <summary>A sum of products of 64-bit integers that never overflows, and does not depend on the order of its terms.</summary>
internal struct ExactSum
{
    private static readonly Int128 s_full = Int128.One << 125;

    private BigInteger _carried;
    private Int128 _sum;

    public readonly BigInteger Value => _carried + _sum;

    public void Add(Int128 term)
    {
        _sum += term;
        if (_sum < s_full && _sum > -s_full) return;
        _carried += _sum;
        _sum = 0;
    }
}
