namespace Linkage.Domain.Protection.Policies;

/// <summary>
/// The (n,k) rule: unsafe when the <paramref name="N"/> largest contributions are more than <paramref name="KPercent"/> percent of the
/// total of absolute contributions (SDC Handbook 4.2.2).
/// </summary>
public sealed record DominanceRule(int N, decimal KPercent);
