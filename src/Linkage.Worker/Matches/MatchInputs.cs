using Linkage.Domain.Questions;
using Linkage.Storage.Vault.Tables;
using Linkage.Worker.Links;

namespace Linkage.Worker.Matches;

/// <summary>A join that is not exact, with the deliveries of its two sides.</summary>
/// <param name="Subject">Name of the field that says whom the population's rows are about.</param>
internal sealed record MatchInputs(BoundJoin Join, BoundMatch Match, DeliveryTable Left, DeliveryTable Right, string Subject)
{
    public MatchSettings Settings => Match.Settings;

    public IReadOnlyList<IReadOnlyList<string>> LeftBlocks { get; } =
        [.. Match.Blocks.Select(block => block.Select(key => key.Left.Field.Name).ToList())];

    public IReadOnlyList<IReadOnlyList<string>> RightBlocks { get; } =
        [.. Match.Blocks.Select(block => block.Select(key => key.Right.Field.Name).ToList())];

    /// <summary>The joins of an order that are not exact, in order.</summary>
    public static IEnumerable<MatchInputs> Of(JobOrder order) =>
        order.Question.Joins.Where(join => join.Match is not null).Select(join => Of(order, join));

    public static MatchInputs? Find(JobOrder order, string alias) => Of(order).FirstOrDefault(match => match.Join.Input.Alias == alias);

    private static MatchInputs Of(JobOrder order, BoundJoin join) => new(
        join, join.Match!, TableOf(order, join.Match!.Left.Alias), TableOf(order, join.Input.Alias), order.Question.Subject.Field.Name);

    private static DeliveryTable TableOf(JobOrder order, string alias) => order.Inputs.First(input => input.Input.Alias == alias).Table!;
}
