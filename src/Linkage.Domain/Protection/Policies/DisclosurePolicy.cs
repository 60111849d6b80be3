using System.Text.Json.Serialization;
using Linkage.Domain.Perturbing;

namespace Linkage.Domain.Protection.Policies;

/// <summary>The parameters of disclosure control that an agreement fixes. Percentages take at most four decimals.</summary>
public sealed record DisclosurePolicy
{
    /// <summary>t: a published count is 0 or at least this many distinct subjects.</summary>
    public int MinimumFrequency { get; init; } = 10;

    /// <summary>(n,k) rules, all of which hold; none by default.</summary>
    public IReadOnlyList<DominanceRule> Dominance { get; init; } = [];

    /// <summary>p of the p% rule for amounts; null, which is written down since it is not the default, switches it off.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? PPercent { get; init; } = 15;

    public PqRule? Pq { get; init; }

    /// <summary>g: a category of a sensitive variable that holds more of its group is unsafe; null leaves only the certain case to
    /// <see cref="Zeros"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public decimal? GroupDisclosurePercent { get; init; } = 90;

    /// <summary>Whether every partner is an attacker who takes its own subjects away.</summary>
    public bool PerPartner { get; init; } = true;

    public ZeroRule Zeros { get; init; } = ZeroRule.Disclosive;

    /// <summary>Combinations of categories that cannot exist; none when left out. Their zeros are no conclusion about anybody.</summary>
    public IReadOnlyList<ImpossibleCombination>? StructuralZeros { get; init; }

    /// <summary>How many partners, or contributors, may put their knowledge together.</summary>
    public int Coalition { get; init; } = 1;

    /// <summary>The fewest residual degrees of freedom of a model.</summary>
    public int DegreesOfFreedom { get; init; } = 10;

    /// <summary>How cells are protected; what perturbs needs no cell left out.</summary>
    public Method Method { get; init; } = Method.Suppression;

    /// <summary>
    /// The policy that is at least as strict as each of <paramref name="policies"/>: partners who differ get the strictest.
    /// </summary>
    /// <exception cref="ArgumentException">There is no policy at all, or methods differ: neither is the stricter one.</exception>
    public static DisclosurePolicy Strictest(IEnumerable<DisclosurePolicy> policies)
    {
        var all = policies.ToList();
        if (all.Count == 0) throw new ArgumentException("No policy to choose from.", nameof(policies));
        if (all.Exists(p => p.Method != all[0].Method)) throw new ArgumentException("The methods differ.", nameof(policies));
        return new DisclosurePolicy
        {
            MinimumFrequency = all.Max(p => p.MinimumFrequency),
            Dominance = [.. all.SelectMany(p => p.Dominance).GroupBy(d => d.N).OrderBy(g => g.Key)
                .Select(g => new DominanceRule(g.Key, g.Min(d => d.KPercent)))],
            PPercent = all.Max(p => p.PPercent),
            Pq = all.Select(p => p.Pq).OfType<PqRule>().MaxBy(pq => pq.PPercent / pq.QPercent),
            GroupDisclosurePercent = all.Min(p => p.GroupDisclosurePercent),
            PerPartner = all.Any(p => p.PerPartner),
            Zeros = all.Any(p => p.Zeros == ZeroRule.Disclosive) ? ZeroRule.Disclosive : ZeroRule.Safe,
            // What one of them does not call impossible may be a conclusion about somebody.
            StructuralZeros = all[0].StructuralZeros is { } first
                ? [.. first.Where(one => all.TrueForAll(p => p.StructuralZeros?.Any(one.IsSame) == true))]
                : null,
            Coalition = all.Max(p => p.Coalition),
            DegreesOfFreedom = all.Max(p => p.DegreesOfFreedom),
            Method = all[0].Method,
        };
    }
}
