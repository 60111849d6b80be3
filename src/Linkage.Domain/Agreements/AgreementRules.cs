using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>What a privacy officer expects an agreement to be before looking at it: complete, and consistent in all its parts.</summary>
public static class AgreementRules
{
    private const int MostApprovals = 5;
    private const int MostOrganisations = 63;

    /// <summary>Every fault, in the order of the document; pointers are into the agreement.</summary>
    /// <param name="agreement">What was written.</param>
    /// <param name="today">When given, the retention date must not lie before it.</param>
    public static IReadOnlyList<Fault> Check(AgreementDocument agreement, DateOnly? today = null)
    {
        var faults = new FaultList();
        CheckWords(agreement, faults);
        CheckOrganisations(agreement, faults);
        CodeListClauses.Check(agreement, faults);
        DatasetClauses.Check(agreement, faults);
        // Questions are judged over datasets that make sense; before that their faults would be echoes.
        if (faults.Count == 0) QuestionClauses.Check(agreement, faults);
        PolicyClauses.Check(agreement, faults);
        faults.Check(
            agreement.Approvals is >= 1 and <= MostApprovals, "/approvals", "range", $"A result needs 1 to {MostApprovals} approvals.");
        faults.Check(!(agreement.RetentionUntil < today), "/retentionUntil", "past", "The retention date has passed.");
        return faults.ToList();
    }

    private static void CheckWords(AgreementDocument agreement, FaultList faults)
    {
        CheckWord(agreement.Title, "/title", faults);
        CheckWord(agreement.Purpose, "/purpose", faults);
        CheckWord(agreement.LegalBasis, "/legalBasis", faults);
        CheckWord(agreement.AssessmentReference, "/assessmentReference", faults);
        CheckWord(agreement.Recipient, "/recipient", faults);
        CheckWord(agreement.Intake.LegalFramework, "/intake/legalFramework", faults);
        CheckWord(agreement.Intake.DataQuality, "/intake/dataQuality", faults);
        CheckWord(agreement.Intake.PublicValues, "/intake/publicValues", faults);
        CheckWord(agreement.Intake.ProjectDesign, "/intake/projectDesign", faults);
    }

    private static void CheckWord(string text, string at, FaultList faults) =>
        faults.Check(!string.IsNullOrWhiteSpace(text), at, "empty", "An agreement says this in words.");

    private static void CheckOrganisations(AgreementDocument agreement, FaultList faults)
    {
        faults.Check(
            agreement.Organisations.Count is > 0 and <= MostOrganisations, "/organisations", "count",
            $"An agreement has 1 to {MostOrganisations} organisations.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < agreement.Organisations.Count; i++)
        {
            var (name, at) = (agreement.Organisations[i], $"/organisations/{i}");
            // One character more than other slugs have at least: the form of an organisation's identifier.
            faults.Check(Names.IsSlug(name) && name.Length >= 2, at, "name",
                "An organisation is named by small letters, digits and hyphens.");
            faults.Check(seen.Add(name), at, "duplicate", "This organisation stands here more than once.");
        }
    }
}
