using System.Globalization;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>Judges every shown cell once more and keeps the worst of each rule.</summary>
internal sealed class RuleLines(ProtectedTabulation result, Verdict verdict)
{
    private readonly Dictionary<Rule, (HashSet<int> Unsafe, Finding? Worst, int At, Finding? Published, int PublishedAt)> _found = [];

    public IReadOnlyList<RuleLine> All()
    {
        var cubes = result.Tabulation.Cubes;
        for (var c = 0; c < cubes.CellCount; c++)
        {
            var (table, cell) = cubes.Locate(c);
            if (!cubes.Cubes[table].IsShown(cell)) continue;
            foreach (var finding in result.Primaries.Rules.Judge(c)) Keep(c, finding);
        }

        return [.. Enum.GetValues<Rule>().Select(Line)];
    }

    private void Keep(int cell, Finding finding)
    {
        if (!_found.TryGetValue(finding.Rule, out var kept)) kept = ([], null, 0, null, 0);
        if (finding.IsUnsafe) kept.Unsafe.Add(cell);
        if (kept.Worst is not { } worst || finding.Margin < worst.Margin) (kept.Worst, kept.At) = (finding, cell);
        if (IsPublished(cell, finding) && (kept.Published is not { } published || finding.Margin < published.Margin))
            (kept.Published, kept.PublishedAt) = (finding, cell);
        _found[finding.Rule] = kept;
    }

    private bool IsPublished(int cell, Finding finding) =>
        finding.Measure is { } measure
            ? result.Measures.Contains(measure) && result.Status(cell, measure) == CellStatus.Published
            : result.Measures.Any(m => result.Status(cell, m) == CellStatus.Published);

    private RuleLine Line(Rule rule)
    {
        var parameter = Parameter(rule, result.Policy);
        if (rule == Rule.Zero && result.Tabulation.Spec.StructuralZeros is { Count: > 0 } impossible)
            parameter += Invariant($", {impossible.Count} impossible");
        if (parameter is null) return new RuleLine(rule, Light.Off, "off", 0, null, null);
        if (!_found.TryGetValue(rule, out var kept)) return new RuleLine(rule, Light.Green, parameter, 0, null, null);
        var light = kept.Unsafe.Count == 0 ? Light.Green : verdict.IsSafe ? Light.Amber : Light.Red;
        return new RuleLine(rule, light, parameter, kept.Unsafe.Count, Cell(kept.Worst, kept.At), Cell(kept.Published, kept.PublishedAt));
    }

    private WorstCell? Cell(Finding? finding, int cell) =>
        finding is { } found ? new WorstCell(result.Tabulation.Cubes.Label(cell), found.Margin) : null;

    private static string? Parameter(Rule rule, DisclosurePolicy policy) => rule switch
    {
        Rule.MinimumFrequency => Invariant($"at least {policy.MinimumFrequency} subjects"),
        Rule.PartnerFrequency => policy.PerPartner ? Invariant($"at least {policy.MinimumFrequency} subjects of others") : null,
        Rule.Dominance =>
            policy.Dominance.Count == 0 ? null : string.Join(", ", policy.Dominance.Select(d => Invariant($"({d.N}, {d.KPercent} %)"))),
        Rule.PPercent => policy.PPercent is { } p ? Invariant($"p = {p} %") : null,
        Rule.PartnerPPercent => policy is { PerPartner: true, PPercent: { } p } ? Invariant($"p = {p} %, the partner as attacker") : null,
        Rule.Pq => policy.Pq is { } pq ? Invariant($"p = {pq.PPercent} %, q = {pq.QPercent} %") : null,
        Rule.GroupDisclosure => policy.GroupDisclosurePercent is { } g ? Invariant($"at most {g} % of a group") : null,
        _ => policy.Zeros == ZeroRule.Disclosive ? "zeros are disclosive" : "zeros are safe",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
