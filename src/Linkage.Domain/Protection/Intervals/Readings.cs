using System.Numerics;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// What the published cells say of each class of base measures in whole numbers: values, and bands where only a rounded mean or share is
/// published.
/// </summary>
internal sealed class Readings
{
    private readonly Structure _structure;
    private readonly Dictionary<int, Int128>[] _values;
    private readonly List<Band> _bands = [];

    public Readings(Structure structure, IReadOnlyList<ShownCell> cells)
    {
        _structure = structure;
        _values = [.. structure.SameMeasures.Select(_ => new Dictionary<int, Int128>())];
        foreach (var cell in cells)
            for (var m = 0; m < cell.Values.Count; m++) Read(cell, m);
        foreach (var revealed in structure.Revealed) Put(revealed.Measure, revealed.Cell, revealed.Value);
        foreach (var cell in cells)
            for (var m = 0; m < cell.Values.Count; m++) ReadQuotient(cell, m);
    }

    /// <summary>Whether two values of one class in one cell differ, or a value is none that the measure can have.</summary>
    public bool IsContradictory { get; private set; }

    public IReadOnlyList<Band> Bands => _bands;

    /// <summary>Values of a class by the cell's number over all tables, in units of 10^-decimals for sums.</summary>
    public IReadOnlyDictionary<int, Int128> Values(int @class) => _values[@class];

    /// <summary>Class of a base measure, or −1.</summary>
    public int ClassOf(BaseMeasure measure)
    {
        for (var c = 0; c < _structure.SameMeasures.Count; c++)
            if (_structure.SameMeasures[c].Contains(measure)) return c;
        return -1;
    }

    private void Read(ShownCell cell, int m)
    {
        var (measure, value) = (cell.Cube.Table.Measures[m], cell.Values[m]);
        var parts = BaseMeasure.Of(measure);
        // A mean of nothing says that nobody has the amount.
        if (value.Status == "M")
            foreach (var part in parts) Put(part, cell.Number, 0);
        if (value.Value is { } number && parts.Length == 1)
            Put(parts[0], cell.Number, Units(number, measure.Amount is { } a ? _structure.Spec.Amounts[a].Decimals : 0));
    }

    private void ReadQuotient(ShownCell cell, int m)
    {
        var (measure, value) = (cell.Cube.Table.Measures[m], cell.Values[m]);
        if (value.Value is not { } number || measure.Kind is not (MeasureKind.Mean or MeasureKind.Share)) return;
        var (sum, valid) = (ClassOf(BaseMeasure.Sum(measure.Amount!.Value)), ClassOf(BaseMeasure.Valid(measure.Amount.Value)));
        if (sum < 0 || valid < 0 || sum == valid || _structure.Amounts[measure.Amount.Value].IsSigned) return;
        var decimals = measure.Kind == MeasureKind.Share
            ? PublishedMeasure.ShareDecimals
            : _structure.Spec.Amounts[measure.Amount.Value].Decimals;
        if (Units(number, decimals) is not { } units || units < 0)
        {
            IsContradictory = true;
            return;
        }

        // Without the number there is nothing to be said of the sum.
        if (!_values[valid].TryGetValue(cell.Number, out var count)) return;
        var (least, most) = Band.Sums(units, measure.Kind == MeasureKind.Share ? 1000 : 1, count);
        IsContradictory |= least > most;
        if (_values[sum].TryGetValue(cell.Number, out var total)) IsContradictory |= total < least || total > most;
        else if (least == most) Put(sum, cell.Number, least);
        else _bands.Add(new Band(cell.Number, sum, least, most));
    }

    private void Put(BaseMeasure measure, int cell, Int128? value)
    {
        if (ClassOf(measure) is >= 0 and var @class) Put(@class, cell, value);
    }

    private void Put(int @class, int cell, Int128? value)
    {
        if (value is not { } read) IsContradictory = true;
        else if (!_values[@class].TryAdd(cell, read)) IsContradictory |= _values[@class][cell] != read;
    }

    /// <returns>value · 10^decimals; null when that is no whole number.</returns>
    private static Int128? Units(decimal value, int decimals)
    {
        var scale = value.Scale;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        if (value < 0) mantissa = -mantissa;
        if (scale <= decimals) return (Int128)(mantissa * BigInteger.Pow(10, decimals - scale));
        var (quotient, rest) = BigInteger.DivRem(mantissa, BigInteger.Pow(10, scale - decimals));
        return rest.IsZero ? (Int128)quotient : null;
    }
}
