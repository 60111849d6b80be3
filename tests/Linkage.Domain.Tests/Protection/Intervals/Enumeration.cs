namespace Linkage.Domain.Tests.Protection.Intervals;

/// <summary>
/// An attacker with no mathematics: lists every whole, non-negative filling of the inner cells of a small cross table with margins that
/// agrees with what is published, and keeps the least and the most of every cell.
/// </summary>
internal sealed class Enumeration
{
    private readonly int _rows, _columns, _most;
    private readonly int?[] _published;
    private readonly int[] _table;

    /// <param name="published">(rows + 1) × (columns + 1) values, the margins last; null where suppressed.</param>
    /// <param name="most">No suppressed inner cell is filled with more.</param>
    public Enumeration(int rows, int columns, int?[] published, int most)
    {
        (_rows, _columns, _published, _most) = (rows, columns, published, most);
        _table = new int[published.Length];
        (Least, Most) = (Enumerable.Repeat(int.MaxValue, published.Length).ToArray(),
            Enumerable.Repeat(int.MinValue, published.Length).ToArray());
        Fill(0);
    }

    public int[] Least { get; }

    public int[] Most { get; }

    private int At(int row, int column) => row * (_columns + 1) + column;

    private void Fill(int at)
    {
        if (at == _rows * _columns)
        {
            if (!Fits(At(_rows, _columns), Enumerable.Range(0, _columns).Select(c => At(_rows, c)))) return;
            for (var c = 0; c < _table.Length; c++)
                (Least[c], Most[c]) = (Math.Min(Least[c], _table[c]), Math.Max(Most[c], _table[c]));
            return;
        }

        var (row, column) = (at / _columns, at % _columns);
        var cell = At(row, column);
        var margin = _published[At(row, _columns)] ?? int.MaxValue;
        var left = margin - Enumerable.Range(0, column).Sum(c => _table[At(row, c)]);
        for (var value = _published[cell] ?? 0; value <= Math.Min(left, _published[cell] ?? _most); value++)
        {
            _table[cell] = value;
            if (column == _columns - 1 && !Fits(At(row, _columns), Enumerable.Range(0, _columns).Select(c => At(row, c)))) continue;
            if (row == _rows - 1 && !Fits(At(_rows, column), Enumerable.Range(0, _rows).Select(r => At(r, column)))) continue;
            Fill(at + 1);
        }
    }

    private bool Fits(int total, IEnumerable<int> parts)
    {
        _table[total] = parts.Sum(p => _table[p]);
        return _published[total] is not { } value || value == _table[total];
    }
}
