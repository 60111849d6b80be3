using Dapper;
using Linkage.Domain.Expressions;
using Linkage.Storage.Databases;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Vault.Links;

/// <summary>
/// The statements of one linkage job, generated from checked documents: tables and columns are named by number, values are parameters.
/// A row of the result is the subject, a 0/1 per input that says whether it matched, and the asked outputs.
/// </summary>
internal sealed class LinkStatement
{
    private readonly IReadOnlyList<LinkInput> _inputs;
    private readonly SqlParameters _parameters = new();
    private readonly SqlExpression _compiler;
    private readonly string _subject;
    private readonly string _from;
    private readonly string _where;
    private readonly IReadOnlyList<string> _outputs;

    public LinkStatement(
        SqlDialect dialect, IReadOnlyList<LinkInput> inputs, string subjectField, IReadOnlyList<Expression> filters, IReadOnlyList<Expression> outputs)
    {
        _inputs = inputs;
        _compiler = new SqlExpression(dialect, _parameters, column => ColumnOf(column.Alias, column.Field.Name));
        _subject = ColumnOf(inputs[0].Alias, subjectField);
        _from = string.Join(' ', inputs.Select(From));
        _where = string.Join(" AND ", filters.Select(_compiler.Condition).Prepend($"{_subject} IS NOT NULL"));
        _outputs = [.. outputs.Select(_compiler.Value)];
    }

    /// <summary>Rows of subjects in [@low, @high), ordered by subject.</summary>
    public string Rows()
    {
        var matched = _inputs.Select((input, at) => Matched(input, at));
        var outputs = _outputs.Select((output, at) => $"{output} AS o{at}");
        return $"SELECT {string.Join(", ", matched.Concat(outputs).Prepend($"{_subject} AS subject"))} FROM {_from} "
            + $"WHERE {_where} AND {_subject} >= @low AND {_subject} < @high ORDER BY {_subject}";
    }

    /// <summary>The distinct values of one output, in no order; at most @most.</summary>
    public string Categories(int output, SqlDialect dialect) =>
        $"SELECT DISTINCT {_outputs[output]} AS category FROM {_from} WHERE {_where} ORDER BY category {dialect.Take("@most")}";

    /// <summary>Smallest and largest subject, distinct subjects and rows of the population, before any join or filter.</summary>
    public string Extent() =>
        $"SELECT MIN(subject) AS low, MAX(subject) AS high, COUNT(*) AS subjects, (SELECT COUNT(*) FROM {_inputs[0].Table.Name}) AS row_count "
        + $"FROM ({Distinct(0, _subject)}) AS known";

    /// <summary>Subjects of the population that have a match in one joined input, taken by itself.</summary>
    public string Matched(int input)
    {
        var join = _inputs[input].Join!;
        // Only joins to the population itself; a join to a join is counted through its own left side.
        var left = Position(join.LeftAlias);
        return $"SELECT COUNT(*) FROM ({Distinct(left, $"t{left}.{ColumnIn(left, join.LeftField)}")}) AS known "
            + $"WHERE EXISTS (SELECT 1 FROM {_inputs[input].Table.Name} t{input} WHERE t{input}.{ColumnIn(input, join.RightField)} = known.subject)";
    }

    public DynamicParameters Parameters(long low, long high)
    {
        var values = new DynamicParameters(_parameters.Values);
        values.Add("@low", low);
        values.Add("@high", high);
        return values;
    }

    public DynamicParameters Parameters(int most)
    {
        var values = new DynamicParameters(_parameters.Values);
        values.Add("@most", most);
        return values;
    }

    // Without nulls, and apart from what is asked of it, so that an index by subject gives them in order: COUNT(DISTINCT) sorts anew.
    private string Distinct(int input, string subject) =>
        $"SELECT DISTINCT {subject} AS subject FROM {_inputs[input].Table.Name} t{input} WHERE {subject} IS NOT NULL";

    // 64 bits on both databases: a bare 0 or 1 would be an int in T-SQL.
    private string Matched(LinkInput input, int at) => input.Join is { KeepsUnmatched: true }
        ? $"CASE WHEN t{at}.row_no IS NULL THEN {_parameters.Of(0L)} ELSE {_parameters.Of(1L)} END AS m{at}"
        : $"{_parameters.Of(1L)} AS m{at}";

    private string From(LinkInput input, int at)
    {
        if (input.Join is not { } join) return $"{input.Table.Name} t{at}";
        var kind = join.KeepsUnmatched ? "LEFT JOIN" : "INNER JOIN";
        var left = Position(join.LeftAlias);
        return $"{kind} {input.Table.Name} t{at} ON t{at}.{ColumnIn(at, join.RightField)} = t{left}.{ColumnIn(left, join.LeftField)}";
    }

    private string ColumnOf(string alias, string field) => $"t{Position(alias)}.{ColumnIn(Position(alias), field)}";

    private string ColumnIn(int input, string field) =>
        _inputs[input].Table.Layout.Find(field)?.Column
        ?? throw new InvalidOperationException("A checked question names a field that its delivery does not hold.");

    private int Position(string alias)
    {
        for (var at = 0; at < _inputs.Count; at++)
            if (_inputs[at].Alias == alias) return at;
        throw new InvalidOperationException("A checked question names an input that it does not have.");
    }
}
