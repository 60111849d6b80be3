using Linkage.Domain.Questions;
using Linkage.Storage.Vault.Tables;
using Linkage.Worker.Links;

namespace Linkage.Worker.Matches;

/// <summary>A join that is not exact, with the deliveries of its two sides.</summary>
/// <param name="Name">Of the match within its job: the alias that is joined, or both aliases where no table reads it.</param>
/// <param name="Subject">Name of the field that says whom the population's rows are about.</param>
internal sealed record MatchInputs(string Name, BoundJoin Join, BoundMatch Match, DeliveryTable Left, DeliveryTable Right, string Subject)
{
    public MatchSettings Settings => Match.Settings;

    public IReadOnlyList<IReadOnlyList<string>> LeftBlocks { get; } =
        [.. Match.Blocks.Select(block => block.Select(key => key.Left.Field.Name).ToList())];

    public IReadOnlyList<IReadOnlyList<string>> RightBlocks { get; } =
        [.. Match.Blocks.Select(block => block.Select(key => key.Right.Field.Name).ToList())];

    /// <summary>Whether the pairs of this match become links together with those of others.</summary>
    public bool IsGrouped => GroupedJoins.IsGrouped(Join);

    /// <summary>The joins of an order that are not exact, in order, then those between inputs that are grouped.</summary>
    public static IEnumerable<MatchInputs> Of(JobOrder order) =>
    [
        .. order.Question.Joins.Where(join => join.Match is not null).Select(join => Of(order, join, join.Input.Alias)),
        .. GroupedJoins.Between(order.Question.Joins).Select(join => Of(order, join, $"{join.Left}~{join.Input.Alias}")),
    ];

    public static MatchInputs? Find(JobOrder order, string name) => Of(order).FirstOrDefault(match => match.Name == name);

    private static MatchInputs Of(JobOrder order, BoundJoin join, string name) => new(
        name, join, join.Match!, TableOf(order, join.Match!.Left.Alias), TableOf(order, join.Input.Alias), order.Question.Subject.Field.Name);

    private static DeliveryTable TableOf(JobOrder order, string alias) => order.Inputs.First(input => input.Input.Alias == alias).Table!;
}
