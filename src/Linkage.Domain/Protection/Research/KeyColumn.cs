namespace Linkage.Domain.Protection.Research;

/// <summary>A column of identifiers, numbered as they turn up; the identifiers themselves go nowhere.</summary>
internal sealed class KeyColumn
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<int> _rows = [];

    public int Count => _numbers.Count;

    /// <summary>Number per row; -1 where the row has none.</summary>
    public IReadOnlyList<int> Rows => _rows;

    public void Add(string text)
    {
        if (text.Length == 0) _rows.Add(-1);
        else if (_numbers.TryGetValue(text, out var known)) _rows.Add(known);
        else
        {
            _rows.Add(_numbers.Count);
            _numbers.Add(text, _numbers.Count);
        }
    }
}
