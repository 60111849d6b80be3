using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>What the privacy officer reads of disclosure control. Its margins are confidential: it is not for analysts.</summary>
/// <param name="Subjects">Distinct subjects in the tables.</param>
public sealed record RiskReport(
    long Subjects, IReadOnlyList<RuleLine> Rules, IReadOnlyList<MeasureLoss> Losses, Verdict Audit)
{
    public static RiskReport Of(ProtectedTabulation result, Verdict verdict) => new(
        result.Tabulation.Subjects,
        new RuleLines(result, verdict).All(),
        [.. result.Measures.OrderBy(m => m.Kind).ThenBy(m => m.Amount).Select(m => Loss.Of(result, m))],
        verdict);
}
