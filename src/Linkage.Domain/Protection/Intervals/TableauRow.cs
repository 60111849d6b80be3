using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// A row of the tableau in whole numbers: scale · basic + Σ coefficient · column = value, the scale above zero. Entries are kept in
/// ascending order of their columns; the basic variable has none.
/// </summary>
internal sealed class TableauRow<T>
    where T : struct, IBinaryInteger<T>
{
    private int[] _columns;
    private T[] _entries;

    public TableauRow(int basic, int[] columns, T[] entries, T scale, T value)
    {
        (Basic, _columns, _entries, Count, Scale, Value) = (basic, columns, entries, columns.Length, scale, value);
    }

    public int Basic { get; private set; }

    public int Count { get; private set; }

    public T Scale { get; private set; }

    public T Value { get; private set; }

    public ReadOnlySpan<int> Columns => _columns.AsSpan(0, Count);

    public ReadOnlySpan<T> Entries => _entries.AsSpan(0, Count);

    public T this[int column] => Columns.BinarySearch(column) is >= 0 and var at ? _entries[at] : T.Zero;

    /// <summary>Makes the basic variable one of the columns and that column basic. Its entry must not be zero.</summary>
    public void Exchange(int column)
    {
        var at = Columns.BinarySearch(column);
        var (entry, leaving) = (_entries[at], Basic);
        // The entry of the one that leaves takes the place of the one that enters, and is moved to where it belongs.
        _entries[at] = Scale;
        _columns[at] = leaving;
        for (; at > 0 && _columns[at - 1] > leaving; at--) Swap(at, at - 1);
        for (; at + 1 < Count && _columns[at + 1] < leaving; at++) Swap(at, at + 1);
        (Basic, Scale) = (column, entry);
        if (!T.IsNegative(Scale)) return;
        for (var e = 0; e < Count; e++) _entries[e] = checked(-_entries[e]);
        (Scale, Value) = (checked(-Scale), checked(-Value));
    }

    /// <summary>Removes the basic column of another row from this one.</summary>
    /// <param name="filled">Called with every column that this row did not have before.</param>
    public void Clear(TableauRow<T> pivot, Scratch<T> scratch, Action<int>? filled)
    {
        var own = this[pivot.Basic];
        if (T.IsZero(own)) return;
        var divisor = Gcd(pivot.Scale, T.Abs(own));
        var (times, factor) = (pivot.Scale / divisor, checked(-(own / divisor)));
        scratch.Reserve(Count + pivot.Count);
        var (columns, entries, count) = (scratch.Columns, scratch.Entries, 0);
        for (int a = 0, b = 0; a < Count || b < pivot.Count;)
        {
            var here = a < Count ? _columns[a] : int.MaxValue;
            var there = b < pivot.Count ? pivot._columns[b] : int.MaxValue;
            var column = Math.Min(here, there);
            var entry = T.Zero;
            if (here == column)
            {
                if (column == pivot.Basic)
                {
                    a++;
                    continue;
                }

                entry = times == T.One ? _entries[a] : checked(times * _entries[a]);
                a++;
            }
            else
            {
                filled?.Invoke(column);
            }

            if (there == column) entry = checked(entry + factor * pivot._entries[b++]);
            if (T.IsZero(entry)) continue;
            (columns[count], entries[count]) = (column, entry);
            count++;
        }

        Value = checked(times * Value + factor * pivot.Value);
        Scale = checked(times * Scale);
        Take(columns, entries, count);
        if (Scale != T.One) Shorten();
    }

    /// <summary>Writes the basic variable as <paramref name="most"/> less another one.</summary>
    public void FlipBasic(T most)
    {
        for (var e = 0; e < Count; e++) _entries[e] = checked(-_entries[e]);
        Value = checked(Scale * most - Value);
    }

    /// <summary>Writes a column as <paramref name="most"/> less another one.</summary>
    public void Flip(int column, T most)
    {
        var at = Columns.BinarySearch(column);
        if (at < 0) return;
        Value = checked(Value - _entries[at] * most);
        _entries[at] = checked(-_entries[at]);
    }

    private void Take(int[] columns, T[] entries, int count)
    {
        if (_columns.Length < count || _columns.Length > 4 * count + 16)
            (_columns, _entries) = (new int[count + count / 4 + 2], new T[count + count / 4 + 2]);
        Array.Copy(columns, _columns, count);
        Array.Copy(entries, _entries, count);
        Count = count;
    }

    private void Shorten()
    {
        var divisor = Gcd(Scale, T.Abs(Value));
        for (var e = 0; e < Count && divisor != T.One; e++) divisor = Gcd(divisor, T.Abs(_entries[e]));
        if (divisor == T.One) return;
        for (var e = 0; e < Count; e++) _entries[e] /= divisor;
        (Scale, Value) = (Scale / divisor, Value / divisor);
    }

    private static T Gcd(T a, T b)
    {
        while (!T.IsZero(b)) (a, b) = (b, a % b);
        return a;
    }

    private void Swap(int a, int b) =>
        (_columns[a], _columns[b], _entries[a], _entries[b]) = (_columns[b], _columns[a], _entries[b], _entries[a]);
}
