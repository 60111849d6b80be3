using Linkage.Domain.Expressions;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Questions;
using Linkage.Worker.Outputs;

namespace Linkage.Worker.Links;

/// <summary>What a bound question asks of every linked row: an output per group variable, then one per amount.</summary>
internal sealed class TabulationPlan
{
    private readonly BoundQuestion _question;
    private readonly IReadOnlyList<ImpossibleCombination> _impossible;

    /// <param name="impossible">What the agreement says cannot be; nothing when left out.</param>
    public TabulationPlan(BoundQuestion question, IReadOnlyList<ImpossibleCombination>? impossible = null)
    {
        (_question, _impossible) = (question, impossible ?? []);
        Variables = [.. question.Variables];
        Amounts = [.. question.Tables.SelectMany(table => table.Measures).Select(measure => measure.Of).OfType<Expression>().Distinct()];
        Partners = [.. question.Inputs.Select(input => input.Partner).Distinct()];
        IEnumerable<Expression> known = [.. Variables.Select(variable => variable.Expression), .. Amounts];
        Outputs = [.. known.Select(Asked), .. LearntFrom.Of(question).Distinct().Except(known)];
    }

    public IReadOnlyList<GroupVariable> Variables { get; }

    /// <summary>What is summed, averaged or shared, each once; several measures may be over one amount.</summary>
    public IReadOnlyList<Expression> Amounts { get; }

    public IReadOnlyList<string> Partners { get; }

    public IReadOnlyList<Expression> Outputs { get; }

    /// <summary>The number of the output that an expression is.</summary>
    public int OutputOf(Expression expression) => Outputs.ToList().IndexOf(expression);

    /// <summary>Aliases of the inputs that every linked row has.</summary>
    public IReadOnlySet<string> Complete() =>
        _question.Joins.Where(join => join.Kind == JoinKind.Inner)
            .Select(join => join.Input.Alias)
            .Append(_question.Population.Alias)
            .ToHashSet();

    public TabulationSpec Spec(IReadOnlyList<Categorisation> categorisations)
    {
        IReadOnlyList<Variable> variables = [.. categorisations.Select(one => one.Variable)];
        return new(
            variables,
            [.. _question.Tables.Select(table => Table(table, categorisations))],
            [.. Amounts.Select(amount => new AmountSpec(NameOf(amount), amount.Type.Scale))],
            Partners,
            StructuralZeros: _impossible.Count == 0 ? null : ImpossibleGroups.Of(_question, variables, _impossible));
    }

    // What is learnt is put in by who learnt it; the statement leaves its place open.
    private static Expression Asked(Expression expression) =>
        expression is LearntCategory ? new Constant(ScalarType.Text, Scalar.Missing) : expression;

    private TableSpec Table(BoundTable table, IReadOnlyList<Categorisation> categorisations) => new(
        table.Name,
        [.. table.Groupings.Select(grouping => new Dimension(grouping.Variable.Name, LevelsOf(grouping, categorisations), grouping.Total))],
        [.. table.Measures.Select(measure => new MeasureSpec(measure.Name, Kind(measure), measure.Of is { } amount ? AmountOf(amount) : null))]);

    private static IReadOnlyList<string> LevelsOf(BoundGrouping grouping, IReadOnlyList<Categorisation> categorisations) =>
        grouping.Levels.Count > 0
            ? grouping.Levels
            : [categorisations.First(one => one.Variable.Name == grouping.Variable.Name).Variable.Levels[0].Name];

    // Two measures are over one amount when their checked expressions say the same.
    private int AmountOf(Expression amount) => Amounts.ToList().IndexOf(amount);

    private string NameOf(Expression amount) => amount is Column column
        ? $"{column.Alias}.{column.Field.Name}"
        : _question.Derived.FirstOrDefault(derived => derived.Expression == amount)?.Name ?? $"amount-{AmountOf(amount) + 1}";

    public static Domain.Protection.Tables.MeasureKind Kind(BoundMeasure measure) => measure.Kind switch
    {
        Domain.Questions.MeasureKind.CountSubjects => Domain.Protection.Tables.MeasureKind.CountSubjects,
        Domain.Questions.MeasureKind.CountRows => Domain.Protection.Tables.MeasureKind.CountRows,
        Domain.Questions.MeasureKind.Sum => Domain.Protection.Tables.MeasureKind.Sum,
        Domain.Questions.MeasureKind.Mean => Domain.Protection.Tables.MeasureKind.Mean,
        _ => Domain.Protection.Tables.MeasureKind.Share,
    };
}
