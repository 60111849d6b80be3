using Linkage.Domain.Chance;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>Made-up rows fed to tabulation and to the ledger's record alike, one in four subjects with rows in several places.</summary>
internal sealed class RecordedQuestion
{
    /// <summary>Everything is published, so that every cell can be compared.</summary>
    public static readonly DisclosurePolicy Open = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, PerPartner = false, Zeros = ZeroRule.Safe,
    };

    private readonly Dictionary<DisclosurePolicy, ProtectedTabulation> _made = new(ReferenceEqualityComparer.Instance);

    public RecordedQuestion(TabulationSpec spec, string seed, int subjects, LedgerKey key, Func<int, bool>? without = null)
    {
        Spec = spec;
        using var recorder = new ContributionRecorder(spec, "person", key, isAudited: true);
        var (tabulator, chance) = (Tabulator.For(spec).Value, new Seeded(seed));
        for (var subject = 0; subject < subjects; subject++)
        {
            for (var rows = chance.Below(4) == 0 ? 3 : 1; rows > 0; rows--)
            {
                int[] leaf = [.. spec.Variables.Select(variable => chance.Below(variable.Levels[0].Categories.Count))];
                long?[] amounts = [chance.Below(5) == 0 ? null : chance.Below(2_000) - 500, chance.Below(2)];
                var partners = (ulong)chance.Below(4);
                if (without?.Invoke(subject) == true) continue;
                var row = new RowFacts { Subject = subject, Partners = partners, Leaf = leaf, Amounts = amounts };
                tabulator.Add(row);
                recorder.Add(row);
            }
        }

        (Tabulation, Record) = (tabulator.Finish(), recorder.Finish());
    }

    public TabulationSpec Spec { get; }

    public Tabulation Tabulation { get; }

    public byte[] Record { get; }

    public LedgerRelease As(string? release, DisclosurePolicy policy)
    {
        if (!_made.TryGetValue(policy, out var made)) _made.Add(policy, made = Suppression.Protect(Tabulation, policy));
        return LedgerRelease.Of(release, made.Publish(), made.Structure(), Record);
    }
}
