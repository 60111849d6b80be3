using Dapper;
using Linkage.Domain.Expressions;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Links;

/// <summary>
/// The statements of one linkage job, generated from checked documents: tables and columns are named by number, values are parameters.
/// A row of the result is the subject, per input the number of the key that found it (0 for none), a 0/1 that says whether inner joins and
/// filters keep the row, and the asked outputs. Rows that are not kept are there for the sake of the quality of the link.
/// </summary>
internal sealed class LinkStatement
{
    private readonly IReadOnlyList<InputText> _inputs;
    private readonly SqlParameters _parameters = new();
    private readonly string _subject;
    private readonly string _from;
    private readonly string _population;
    private readonly string _kept;
    private readonly IReadOnlyList<string> _outputs;

    public LinkStatement(
        SqlDialect dialect, IReadOnlyList<LinkInput> inputs, string subjectField, IReadOnlyList<Expression> filters, IReadOnlyList<Expression> outputs)
    {
        _inputs = [.. inputs.Select((input, at) => new InputText(input, at))];
        var compiler = new SqlExpression(dialect, _parameters, column => Find(column.Alias).Column(column.Field.Name));
        _subject = _inputs[0].Column(subjectField);
        _from = string.Join(' ', _inputs.Select(input => input.From(input.Input.Join is { } join ? Find(join.LeftAlias) : null)));
        // What a filter asks of the population alone says who the question is about; the rest is lost by linking, or after it.
        var ofPopulation = filters.ToLookup(
            filter => ExpressionTree.Columns(filter).All(column => column.Alias == inputs[0].Alias), compiler.Condition);
        _population = string.Join(" AND ", ofPopulation[true].Prepend($"{_subject} IS NOT NULL"));
        var inner = _inputs.Where(input => input.Input.Join is { KeepsUnmatched: false }).Select(input => input.IsMatched);
        _kept = string.Join(" AND ", inner.Concat(ofPopulation[false]).DefaultIfEmpty($"{_subject} IS NOT NULL"));
        _outputs = [.. outputs.Select(compiler.Value)];
    }

    /// <summary>Rows of subjects in [@low, @high), ordered by subject.</summary>
    public string Rows()
    {
        // 64 bits on both databases: a bare 0 or 1 would be an int in T-SQL.
        var kept = $"CASE WHEN {_kept} THEN {_parameters.Of(1L)} ELSE {_parameters.Of(0L)} END AS kept";
        var matched = _inputs.Select(input => $"{input.MatchedKey(_parameters)} AS m{input.At}");
        var outputs = _outputs.Select((output, at) => $"{output} AS o{at}");
        return $"SELECT {string.Join(", ", [$"{_subject} AS subject", .. matched, kept, .. outputs])} FROM {_from} "
            + $"WHERE {_population} AND {_subject} >= @low AND {_subject} < @high ORDER BY {_subject}";
    }

    /// <summary>The distinct values of one output in the rows that are kept, in no order; at most @most.</summary>
    public string Categories(int output, SqlDialect dialect) =>
        $"SELECT DISTINCT {_outputs[output]} AS category FROM {_from} WHERE {_population} AND {_kept} ORDER BY category {dialect.Take("@most")}";

    /// <summary>Smallest and largest subject of the population, before any join or filter.</summary>
    public string Extent()
    {
        // One aggregate each: SQLite then looks at one end of the index instead of reading all of it.
        string End(string aggregate) => $"(SELECT {aggregate}({_subject}) FROM {_inputs[0].From(null)}) AS {aggregate}_subject";
        return $"SELECT {End("MIN")}, {End("MAX")}";
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

    private InputText Find(string alias) =>
        _inputs.FirstOrDefault(input => input.Input.Alias == alias)
        ?? throw new InvalidOperationException("A checked question names an input that it does not have.");
}
