namespace Linkage.Domain.Protection.Intervals;

/// <summary>Room in which rows of a tableau are added up.</summary>
internal sealed class Scratch<T>
{
    public int[] Columns { get; private set; } = [];

    public T[] Entries { get; private set; } = [];

    public void Reserve(int count)
    {
        if (Columns.Length < count) (Columns, Entries) = (new int[2 * count], new T[2 * count]);
    }
}
