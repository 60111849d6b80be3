namespace Linkage.Domain.Protection.Policies;

/// <summary>
/// The pq rule: readers know every contribution beforehand to within <paramref name="QPercent"/> percent; after publication nobody may know
/// one to within <paramref name="PPercent"/> percent. The p% rule is the pq rule with q = 100 (SDC Handbook 4.2.2).
/// </summary>
public sealed record PqRule(decimal PPercent, decimal QPercent);
