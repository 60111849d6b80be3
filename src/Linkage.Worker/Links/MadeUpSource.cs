using System.Runtime.CompilerServices;
using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Questions;

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

    public Task<LinkQuality> QualityAsync(CancellationToken cancel)
    {
        var subject = _tables[0].ColumnOf(_question.Subject.Field.Name);
        var matched = _question.Joins.Select((join, at) => (join.Input.Alias, Count: (long)MatchedAlone(join, at + 1)));
        return Task.FromResult(new LinkQuality(
            _tables[0].Rows.Select(row => row[subject]).Distinct().Count(), _tables[0].Rows.Count, matched.ToDictionary(one => one.Alias, one => one.Count)));
    }

    public Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<object?>>([.. Linked().Select(row => row.Text(output) ?? (object?)row.Number(output)).Distinct().Take(most + 1)]);

    public async IAsyncEnumerable<LinkedBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        yield return new LinkedBatch(Linked().OrderBy(row => row.Subject).ToAsyncEnumerable(), 0);
    }

    private IEnumerable<Row> Linked()
    {
        var subject = _tables[0].ColumnOf(_question.Subject.Field.Name);
        var numbers = new Dictionary<Scalar, long>();
        IEnumerable<Scalar[]?[]> rows = _tables[0].Rows.Select(row => new Scalar[]?[] { row });
        for (var at = 1; at < _tables.Count; at++) rows = Joined(rows, _question.Joins[at - 1], at);
        foreach (var row in rows)
        {
            var evaluated = new Row(this, row, numbers.TryGetValue(row[0]![subject], out var known) ? known : numbers[row[0]![subject]] = numbers.Count);
            if (_question.Filters.All(filter => evaluated.Evaluate(filter).Number == 1)) yield return evaluated;
        }
    }

    private IEnumerable<Scalar[]?[]> Joined(IEnumerable<Scalar[]?[]> rows, BoundJoin join, int at)
    {
        var right = RightOf(join, at);
        var left = _inputs.FindIndex(input => input.Alias == join.Keys[0].Left.Alias);
        var column = _tables[left].ColumnOf(join.Keys[0].Left.Field.Name);
        foreach (var row in rows)
        {
            var found = row[left] is { } from ? right[from[column]] : [];
            foreach (var match in found) yield return [.. row, match];
            if (join.Kind == JoinKind.Left && !found.Any()) yield return [.. row, null];
        }
    }

    private ILookup<Scalar, Scalar[]> RightOf(BoundJoin join, int at)
    {
        var column = _tables[at].ColumnOf(join.Keys[0].Right.Field.Name);
        return _tables[at].Rows.ToLookup(row => row[column]);
    }

    private int MatchedAlone(BoundJoin join, int at)
    {
        var right = RightOf(join, at);
        var left = _inputs.FindIndex(input => input.Alias == join.Keys[0].Left.Alias);
        var column = _tables[left].ColumnOf(join.Keys[0].Left.Field.Name);
        return _tables[left].Rows.Select(row => row[column]).Distinct().Count(right.Contains);
    }

    private sealed class Row(MadeUpSource source, Scalar[]?[] inputs, long subject) : ILinkedRow
    {
        public long Subject => subject;

        public bool HasMatched(int input) => inputs[input] is not null;

        public long? Number(int output) => Evaluate(source._plan.Outputs[output]).Number;

        public string? Text(int output) => Evaluate(source._plan.Outputs[output]).Text;

        public Scalar Evaluate(Expression expression) => Evaluator.Evaluate(expression, column =>
        {
            var input = source._inputs.FindIndex(one => one.Alias == column.Alias);
            return inputs[input] is { } row ? row[source._tables[input].ColumnOf(column.Field.Name)] : Scalar.Missing;
        });
    }
}
