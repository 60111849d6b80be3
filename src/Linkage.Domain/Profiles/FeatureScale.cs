namespace Linkage.Domain.Profiles;

/// <summary>
/// Puts a number between agreed bounds on a common scale. What lies beyond counts as the bound: an extreme value shapes no cluster.
/// </summary>
/// <param name="Low">In the units of the number.</param>
/// <param name="High">Above <paramref name="Low"/>.</param>
public readonly record struct FeatureScale(long Low, long High)
{
    /// <summary>The scale has this many steps; distances are whole numbers of squared steps.</summary>
    public const int Top = 1_000;

    public int Of(long value) => (int)((Int128)(Math.Clamp(value, Low, High) - (Int128)Low) * Top / ((Int128)High - Low));
}
