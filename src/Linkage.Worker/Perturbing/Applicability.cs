using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Perturbing;

/// <summary>What a question must keep so that the agreed method can protect its result; refused before a row is read.</summary>
internal static class Applicability
{
    public static Refusal? RefusalOf(BoundQuestion question, Method method)
    {
        if (!method.Perturbs) return null;
        var faults = question.Tables.SelectMany(Measures).ToList();
        faults.AddRange(Learnt(question));
        if (method.Kind == MethodKind.DifferentialPrivacy) faults.AddRange(question.Tables.SelectMany(Categories));
        return faults.Count == 0 ? null : new Refusal(
            RefusalKind.NotAgreed, "method-not-applicable", "The agreed method of protection cannot protect what is asked.", faults);
    }

    private static IEnumerable<Fault> Measures(BoundTable table, int number)
    {
        for (var at = 0; at < table.Measures.Count; at++)
            if (table.Measures[at].Kind != MeasureKind.CountSubjects)
                yield return new($"/tables/{number}/measures/{at}", "method-measure", "Only counts of subjects are perturbed.");
    }

    // How many are in a cluster or a quantile band is known beforehand, and helps to average noise out.
    private static IEnumerable<Fault> Learnt(BoundQuestion question)
    {
        (string Part, int Count)[] parts =
            [("profiles", question.Profiles.Count), ("quantiles", question.Quantiles.Count), ("models", question.Models.Count)];
        return parts.Where(part => part.Count > 0)
            .Select(part => new Fault($"/{part.Part}", "method-measure", "What is learnt from all rows is not perturbed."));
    }

    private static IEnumerable<Fault> Categories(BoundTable table, int number)
    {
        for (var at = 0; at < table.Groupings.Count; at++)
        {
            if (table.Groupings[at].Variable.Categories is not OpenCategories) continue;
            yield return new($"/tables/{number}/groups/{at}/variable", "open-categories",
                "Which categories there are would be read from the data: list them in the agreement.");
        }
    }
}
