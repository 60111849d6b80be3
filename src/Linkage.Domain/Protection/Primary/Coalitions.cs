using System.Numerics;
using Linkage.Domain.Protection.Policies;

namespace Linkage.Domain.Protection.Primary;

/// <summary>The sets of partners that may attack together: every set of at most the policy's size.</summary>
internal static class Coalitions
{
    /// <returns>Bit masks over the partners, the small sets first; none when the policy does not look at partners.</returns>
    public static IReadOnlyList<ulong> Of(DisclosurePolicy policy, int partners)
    {
        if (!policy.PerPartner) return [];
        var sets = new List<ulong>();
        List<ulong> last = [0];
        for (var size = 1; size <= Math.Min(policy.Coalition, partners); size++)
        {
            // Each set once: members are added in ascending order.
            last = [.. last.SelectMany(set => Enumerable.Range(64 - BitOperations.LeadingZeroCount(set), partners)
                .Where(p => p < partners).Select(p => set | 1UL << p))];
            sets.AddRange(last);
        }

        return sets;
    }
}
