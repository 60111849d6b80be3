using Linkage.Domain.Perturbing.Privacy;

namespace Linkage.Worker.Perturbing;

/// <summary>What tabulation does beside counting, for a method.</summary>
/// <param name="RecordKeys">To be summed per cell; null when the method has no use for them.</param>
/// <param name="Bounds">Of a private result: what a subject can add to each amount. Null for other methods.</param>
internal sealed record TallyNeeds(RecordKeys? RecordKeys, IReadOnlyList<ContributionBounds>? Bounds)
{
    public static TallyNeeds None { get; } = new(null, null);

    /// <summary>Whether categories follow from the agreement alone: then "missing" is one whenever it could be.</summary>
    public bool FixedCategories => Bounds is not null;
}
