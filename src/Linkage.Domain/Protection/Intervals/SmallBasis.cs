using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>The inverse of the basic columns over the equations in use, which are few: it grows by an equation at a time.</summary>
internal sealed class SmallBasis
{
    private double[] _inverse = new double[64];
    private int _stride = 8;

    public int Count { get; private set; }

    public void Clear() => Count = 0;

    /// <summary>A row of the inverse: one number per equation in use.</summary>
    public ReadOnlySpan<double> Row(int position) => _inverse.AsSpan(position * _stride, Count);

    /// <summary>The squares of a row added up, four at a time whatever the processor: another order would be another rounding.</summary>
    public double Size(int position)
    {
        var row = Row(position);
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(row);
        var sums = Vector256<double>.Zero;
        foreach (var part in wide) sums += part * part;
        var size = sums[0] + sums[1] + sums[2] + sums[3];
        for (var q = wide.Length * Vector256<double>.Count; q < row.Length; q++) size += row[q] * row[q];
        return size;
    }

    /// <summary>Takes one more equation into use, with a basic column of its own.</summary>
    /// <param name="entries">What the basic columns so far have in the equation.</param>
    public void Grow(ReadOnlySpan<double> entries)
    {
        Reserve(Count + 1);
        var last = _inverse.AsSpan(Count * _stride, Count + 1);
        last.Clear();
        for (var p = 0; p < Count; p++)
        {
            _inverse[p * _stride + Count] = 0;
            if (entries[p] == 0) continue;
            Less(last[..Count], Row(p), entries[p]);
        }

        last[Count++] = 1;
    }

    /// <summary>Puts a column in the place of a basic one.</summary>
    /// <param name="solved">The column in terms of the basic ones, as many as there are equations in use.</param>
    public void Replace(int position, ReadOnlySpan<double> solved)
    {
        var pivot = _inverse.AsSpan(position * _stride, Count);
        for (var q = 0; q < Count; q++) pivot[q] /= solved[position];
        for (var p = 0; p < Count; p++)
        {
            if (p == position || solved[p] == 0) continue;
            Less(_inverse.AsSpan(p * _stride, Count), pivot, solved[p]);
        }
    }

    /// <summary>Takes a multiple of a row from another, number by number, whatever the width of the processor.</summary>
    private static void Less(Span<double> row, ReadOnlySpan<double> other, double factor)
    {
        var wide = MemoryMarshal.Cast<double, Vector256<double>>(row);
        var others = MemoryMarshal.Cast<double, Vector256<double>>(other);
        var factors = Vector256.Create(factor);
        for (var w = 0; w < wide.Length; w++) wide[w] -= factors * others[w];
        for (var q = wide.Length * Vector256<double>.Count; q < row.Length; q++) row[q] -= factor * other[q];
    }

    private void Reserve(int count)
    {
        if (count <= _stride) return;
        var (larger, stride) = (new double[4 * count * count], 2 * count);
        for (var p = 0; p < Count; p++) Row(p).CopyTo(larger.AsSpan(p * stride));
        (_inverse, _stride) = (larger, stride);
    }
}
