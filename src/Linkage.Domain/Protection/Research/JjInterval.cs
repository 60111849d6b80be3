namespace Linkage.Domain.Protection.Research;

/// <summary>What a reader works out of one primary cell of a JJ table.</summary>
/// <param name="Cell">Its number in the file.</param>
/// <param name="Lower">Rounded up to the decimals of the file.</param>
/// <param name="Upper">Rounded down.</param>
/// <param name="IsWide">Whether the exact interval reaches the lower, the upper and the sliding protection level.</param>
public sealed record JjInterval(int Cell, decimal Lower, decimal Upper, bool IsWide);
