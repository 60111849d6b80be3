using System.Runtime.InteropServices;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Numbers the non-empty crossings of the grains of all variables as they turn up: the inner units.</summary>
internal sealed class UnitIndex(IReadOnlyList<int> radices)
{
    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<int[]> _units = [];

    public IReadOnlyList<int[]> Units => _units;

    /// <summary>Whether the crossings can be numbered at all.</summary>
    public static bool Fits(IEnumerable<int> radices) => radices.Aggregate(1.0, (product, radix) => product * radix) < Math.Pow(2, 120);

    public int NumberOf(ReadOnlySpan<int> unit)
    {
        UInt128 key = 0;
        for (var v = 0; v < unit.Length; v++) key = key * (uint)radices[v] + (uint)unit[v];
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var known);
        if (known) return number;
        number = _units.Count;
        _units.Add(unit.ToArray());
        return number;
    }
}
