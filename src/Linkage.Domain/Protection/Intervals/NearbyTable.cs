namespace Linkage.Domain.Protection.Intervals;

/// <summary>A possible table by where it differs from the first of its component, in whole numbers.</summary>
/// <param name="Changes">Per group that differs, ascending, how much more it has.</param>
internal sealed record NearbyTable(IReadOnlyList<(int Group, long Change)> Changes)
{
    /// <summary>The table on the other side of the first.</summary>
    public NearbyTable Opposite() => new([.. Changes.Select(c => (c.Group, -c.Change))]);

    /// <summary>Tells every target in which the two differ what this table gives it.</summary>
    public void Give(Component component, PossibleTable first)
    {
        foreach (var (target, change) in component.ChangesOf(Changes.Select(c => (c.Group, (System.Numerics.BigInteger)c.Change))))
            target.Target.Take(
                first.ValueOf(target.Groups) + (target.Target.Constant + change) * first.Denominator, first.Denominator);
    }
}
