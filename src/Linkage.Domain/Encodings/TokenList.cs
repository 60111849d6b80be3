namespace Linkage.Domain.Encodings;

/// <summary>The tokens of one value as slices of one growing buffer: reused for every value, so that encoding allocates nothing.</summary>
internal sealed class TokenList
{
    private readonly List<(int Start, int Length)> _tokens = [];
    private char[] _text = new char[256];
    private int _used;

    public int Count => _tokens.Count;

    public ReadOnlySpan<char> this[int index] => _text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    public void Clear()
    {
        _tokens.Clear();
        _used = 0;
    }

    /// <summary>Puts text in the buffer, without making a token of it, and says where it starts.</summary>
    public int Write(ReadOnlySpan<char> text)
    {
        if (_used + text.Length > _text.Length) Array.Resize(ref _text, Math.Max(2 * _text.Length, _used + text.Length));
        text.CopyTo(_text.AsSpan(_used));
        _used += text.Length;
        return _used - text.Length;
    }

    public int WriteSpaces(int count)
    {
        var start = _used;
        for (var i = 0; i < count; i++) Write(" ");
        return start;
    }

    public ReadOnlySpan<char> Written(int start) => _text.AsSpan(start, _used - start);

    public void Take(int start, int length) => _tokens.Add((start, length));

    public void Add(ReadOnlySpan<char> token) => Take(Write(token), token.Length);
}
