using System.Runtime.CompilerServices;
using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Questions;
using Linkage.Worker.Quality;

namespace Linkage.Worker.Links;

/// <summary>
/// Linked rows that describe nobody, for a dry run: made up in memory and joined there, so that neither the vault nor a delivery is opened.
/// Expressions are evaluated by the domain's own definition, which the statements for the vault are tested against.
/// </summary>
internal sealed class MadeUpSource : ILinkSource
{
    private const int RowsPerDataset = 2_000;

    private readonly BoundQuestion _question;
    private readonly TabulationPlan _plan;
    private readonly List<Input> _inputs;
    private readonly List<MadeUpTable> _tables;

    /// <param name="seed">The same seed gives the same result.</param>
    public MadeUpSource(BoundQuestion question, AgreementDocument agreement, TabulationPlan plan, string seed)
    {
        (_question, _plan) = (question, plan);
        var made = new MadeUpRows(agreement, seed);
        _inputs = [.. question.Inputs];
        _tables = [.. _inputs.Select(input => new MadeUpTable(agreement, input.Dataset, made.Of(input.Dataset, RowsPerDataset)))];
    }

    // Made-up keys repeat where the schema lets them, which says nothing of the deliveries: no question is refused for it.
    public Task<IReadOnlyList<InputCounts>> CountsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<InputCounts>>(
            [.. _inputs.Select((_, at) => new InputCounts(_tables[at].Rows.Count, 0, NoneRepeated(at)))]);

    public Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<object?>>([
            .. Linked().Where(row => row.IsKept).Select(row => row.Text(output) ?? (object?)row.Number(output)).Distinct().Take(most + 1),
        ]);

    public async IAsyncEnumerable<LinkedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        yield return new LinkedBatch(Linked().OrderBy(row => row.Subject).ToAsyncEnumerable(), 0);
    }

    private IEnumerable<Row> Linked()
    {
        var subject = _tables[0].ColumnOf(_question.Subject.Field.Name);
        var numbers = new Dictionary<Scalar, long>();
        IEnumerable<Found?[]> rows = _tables[0].Rows.Select(row => new Found?[] { new(row, 1) });
        for (var at = 1; at < _tables.Count; at++) rows = Joined(rows, _question.Joins[at - 1], at);
        foreach (var row in rows)
        {
            var name = row[0]!.Values[subject];
            if (!numbers.TryGetValue(name, out var number)) numbers[name] = number = numbers.Count;
            var linked = new Row(this, row, number);
            if (linked.IsInPopulation) yield return linked;
        }
    }

    // The first key by which a row finds any match wins, as in the statements for the vault.
    private IEnumerable<Found?[]> Joined(IEnumerable<Found?[]> rows, BoundJoin join, int at)
    {
        var left = _inputs.FindIndex(input => input.Alias == join.Left);
        var keys = join.Keys.Select(key => (From: _tables[left].ColumnOf(key.Left.Field.Name), Right: RightOf(key, at))).ToList();
        foreach (var row in rows)
        {
            var first = row[left] is { } from ? keys.FindIndex(key => key.Right.Contains(from.Values[key.From])) : -1;
            if (first < 0) yield return [.. row, null];
            else foreach (var match in keys[first].Right[row[left]!.Values[keys[first].From]]) yield return [.. row, new(match, first + 1)];
        }
    }

    private ILookup<Scalar, Scalar[]> RightOf(BoundKey key, int at)
    {
        var column = _tables[at].ColumnOf(key.Right.Field.Name);
        return _tables[at].Rows.Where(row => !row[column].IsMissing).ToLookup(row => row[column]);
    }

    private long[] NoneRepeated(int at) => new long[at == 0 ? 1 : _question.Joins[at - 1].Keys.Count];

    private sealed record Found(Scalar[] Values, int Key);

    private sealed class Row(MadeUpSource source, Found?[] inputs, long subject) : ILinkedRow
    {
        public long Subject => subject;

        /// <summary>By the filters that ask of the population alone, as in the statements for the vault.</summary>
        public bool IsInPopulation => source._question.Filters
            .Where(filter => ExpressionTree.Columns(filter).All(column => column.Alias == source._inputs[0].Alias))
            .All(filter => Evaluate(filter).Number == 1);

        public bool IsKept =>
            source._question.Joins.Select((join, at) => join.Kind == JoinKind.Left || inputs[at + 1] is not null).All(kept => kept)
            && source._question.Filters.All(filter => Evaluate(filter).Number == 1);

        public int MatchedKey(int input) => inputs[input]?.Key ?? 0;

        public long? Number(int output) => Evaluate(source._plan.Outputs[output]).Number;

        public string? Text(int output) => Evaluate(source._plan.Outputs[output]).Text;

        private Scalar Evaluate(Expression expression) => Evaluator.Evaluate(expression, column =>
        {
            var input = source._inputs.FindIndex(one => one.Alias == column.Alias);
            return inputs[input] is { } row ? row.Values[source._tables[input].ColumnOf(column.Field.Name)] : Scalar.Missing;
        });
    }
}
