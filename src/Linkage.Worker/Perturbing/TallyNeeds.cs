namespace Linkage.Worker.Perturbing;

/// <summary>What tabulation does beside counting, for a method.</summary>
/// <param name="RecordKeys">To be summed per cell; null when the method has no use for them.</param>
/// <param name="FixedCategories">Whether categories follow from the agreement alone: then "missing" is one whenever it could be.</param>
internal sealed record TallyNeeds(RecordKeys? RecordKeys, bool FixedCategories)
{
    public static TallyNeeds None { get; } = new(null, false);
}
