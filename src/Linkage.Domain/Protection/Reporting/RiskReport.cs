using System.Globalization;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>What the privacy officer reads of disclosure control. Its margins are confidential: it is not for analysts.</summary>
/// <param name="Subjects">Distinct subjects in the tables.</param>
/// <param name="Attackers">Who was taken to attack, in words.</param>
/// <param name="NotForced">Cells that were to stay published and could not.</param>
/// <param name="Repairs">Changes of the question that were tried and found to help.</param>
/// <param name="RepairsTried">Whether any could be tried.</param>
public sealed record RiskReport(
    long Subjects, IReadOnlyList<RuleLine> Rules, IReadOnlyList<MeasureLoss> Losses, Verdict Audit, IReadOnlyList<string> Attackers,
    IReadOnlyList<string> NotForced, IReadOnlyList<Repair> Repairs, bool RepairsTried)
{
    /// <summary>Tries repairs, which protects and audits as often as there are any.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static RiskReport Of(ProtectedTabulation result, Verdict verdict, CancellationToken stop = default) => new(
        result.Tabulation.Subjects,
        new RuleLines(result, verdict).All(),
        [.. result.Measures.OrderBy(m => m.Kind).ThenBy(m => m.Amount).Select(m => Loss.Of(result, m))],
        verdict,
        [.. AttackersOf(result)],
        [.. result.NotForced.Select(result.Tabulation.Cubes.Label)],
        Reporting.Repairs.Of(result, verdict, stop),
        Reporting.Repairs.CanTry(result));

    private static IEnumerable<string> AttackersOf(ProtectedTabulation result)
    {
        yield return "a reader who knows which crossings are empty";
        foreach (var own in result.Insiders.Where(i => i.Partners.Count == 0).Take(1))
            yield return string.Create(
                CultureInfo.InvariantCulture, $"each contributor who stands alone in a shown cell (up to {own.Rows.Count} in one measure)");
        foreach (var coalition in result.Insiders.Where(i => i.Partners.Count > 0).Select(i => string.Join(" and ", i.Partners)).Distinct())
            yield return coalition + ", with their own subjects taken away";
    }
}
