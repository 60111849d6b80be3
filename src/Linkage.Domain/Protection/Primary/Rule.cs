namespace Linkage.Domain.Protection.Primary;

/// <summary>The primary rules, in the order in which they are named when several hold.</summary>
public enum Rule
{
    MinimumFrequency,
    PartnerFrequency,
    Dominance,
    PPercent,
    Pq,
    PartnerPPercent,
    GroupDisclosure,
    Zero,
}
