using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Periods;

namespace Linkage.Domain.Questions;

/// <summary>
/// A question that fits its agreement: every name resolved, every expression typed and derived variables written out in it.
/// </summary>
/// <param name="Subject">The pseudonym that says who is counted.</param>
/// <param name="Derived">In the order in which they were written.</param>
/// <param name="Filters">Booleans; a row stays when all are true.</param>
public sealed record BoundQuestion(
    Question Question,
    Input Population,
    Column Subject,
    IReadOnlyList<BoundJoin> Joins,
    IReadOnlyList<DerivedVariable> Derived,
    IReadOnlyList<Expression> Filters,
    IReadOnlyList<BoundTable> Tables)
{
    public IReadOnlyList<BoundProfile> Profiles { get; init; } = [];

    public IReadOnlyList<BoundQuantiles> Quantiles { get; init; } = [];

    public IReadOnlyList<BoundModel> Models { get; init; } = [];

    /// <summary>The population, then what is joined to it, in order.</summary>
    public IEnumerable<Input> Inputs => Joins.Select(j => j.Input).Prepend(Population);

    /// <summary>Every group variable of every table, once, by first appearance.</summary>
    public IEnumerable<GroupVariable> Variables => Tables.SelectMany(t => t.Groupings).Select(g => g.Variable).DistinctBy(v => v.Name);
}

/// <summary>A dataset under the alias by which the question names it.</summary>
/// <param name="Period">Null when it is chosen with the job.</param>
public sealed record Input(string Alias, DatasetDeclaration Dataset, Period? Period)
{
    /// <summary>The party whose data this is.</summary>
    public string Partner => Dataset.Organisation;
}

/// <param name="Keys">
/// Pairs of pseudonyms of one entity type, the first that finds a row wins; Left is of one input that stands before, Right of the joined
/// one. Of a join that is not exact the fields that are compared.
/// </param>
public sealed record BoundJoin(Input Input, JoinKind Kind, JoinMethod Method, IReadOnlyList<BoundKey> Keys)
{
    /// <summary>Alias of the input to which this one is joined.</summary>
    public string Left => Keys[0].Left.Alias;

    /// <summary>Of a join that is not exact.</summary>
    public BoundMatch? Match { get; init; }
}

/// <param name="Left">The input that all left fields are of.</param>
/// <param name="Blocks">Rows are compared when all pairs of one block are equal.</param>
public sealed record BoundMatch(MatchSettings Settings, Input Left, IReadOnlyList<IReadOnlyList<BoundKey>> Blocks);

public readonly record struct BoundKey(Column Left, Column Right);

/// <param name="Sensitive">As of <see cref="GroupVariable"/>.</param>
public sealed record DerivedVariable(string Name, Expression Expression, bool? Sensitive);
