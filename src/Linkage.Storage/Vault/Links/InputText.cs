namespace Linkage.Storage.Vault.Links;

/// <summary>
/// What one input is in the text of a statement. Every join is a left join here, so that one pass sees matched and unmatched rows alike;
/// what an inner join drops is said by <see cref="IsMatched"/>. An input that is joined by several keys stands in the FROM clause once per
/// key, and each later one only for rows that the earlier did not find: every key is looked up in its own index, and of all of them at
/// most one has a row, so that COALESCE reads a column of whichever that is.
/// </summary>
internal sealed class InputText
{
    private readonly LinkInput _input;
    private readonly string[] _places;

    /// <param name="at">Position in the question.</param>
    public InputText(LinkInput input, int at)
    {
        var keys = (input.Join as KeyJoin)?.Keys.Count ?? 1;
        (_input, At) = (input, at);
        _places = [.. Enumerable.Range(0, keys).Select(key => key == 0 ? $"t{at}" : $"t{at}k{key}")];
    }

    public int At { get; }

    public LinkInput Input => _input;

    /// <summary>A search condition.</summary>
    public string IsMatched => $"{RowNumber} IS NOT NULL";

    private string RowNumber => Read("row_no");

    public string Column(string field) => Read(ColumnIn(field));

    /// <param name="left">The input to which this one is joined; null for the population.</param>
    public string From(InputText? left) => _input.Join switch
    {
        KeyJoin join => string.Join(' ', join.Keys.Select((key, at) => ByKey(left!, key, at))),
        TableJoin join =>
            $"LEFT JOIN {join.Links} l{At} ON l{At}.left_row = {left!.RowNumber} "
            + $"LEFT JOIN {_input.Table.Name} t{At} ON t{At}.row_no = l{At}.right_row",
        _ => $"{_input.Table.Name} {_places[0]}",
    };

    /// <summary>Which key found the row, from 1; 0 when none did. The population and pairs found beforehand count as one key.</summary>
    public string MatchedKey(SqlParameters parameters)
    {
        var arms = _places.Select((place, key) => $"WHEN {place}.row_no IS NOT NULL THEN {parameters.Of(key + 1L)}");
        return $"CASE {string.Join(' ', arms)} ELSE {parameters.Of(0L)} END";
    }

    private string ByKey(InputText left, LinkKey key, int at)
    {
        var earlier = string.Concat(_places.Take(at).Select(place => $" AND {place}.row_no IS NULL"));
        return $"LEFT JOIN {_input.Table.Name} {_places[at]} ON {_places[at]}.{ColumnIn(key.RightField)} = {left.Column(key.LeftField)}{earlier}";
    }

    private string Read(string column) =>
        _places.Length == 1 ? $"{_places[0]}.{column}" : $"COALESCE({string.Join(", ", _places.Select(place => $"{place}.{column}"))})";

    private string ColumnIn(string field) =>
        _input.Table.Layout.Find(field)?.Column
        ?? throw new InvalidOperationException("A checked question names a field that its delivery does not hold.");
}
