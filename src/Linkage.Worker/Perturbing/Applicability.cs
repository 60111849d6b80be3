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
        List<Fault> faults = [.. question.Tables.SelectMany((table, t) => table.Measures.Select((measure, m) => (measure, Pointer: $"/tables/{t}/measures/{m}")))
            .Where(x => x.measure.Kind != MeasureKind.CountSubjects)
            .Select(x => new Fault(x.Pointer, "method-measure", "Only counts of subjects are perturbed."))];
        if (method.Kind == MethodKind.DifferentialPrivacy)
        {
            faults.AddRange(question.Tables.SelectMany((table, t) => table.Groupings.Select((group, g) => (group, Pointer: $"/tables/{t}/groups/{g}/variable")))
                .Where(x => x.group.Variable.Categories is OpenCategories)
                .Select(x => new Fault(x.Pointer, "open-categories", "Which categories there are would be read from the data: list them in the agreement.")));
        }

        return faults.Count == 0 ? null : new Refusal(
            RefusalKind.NotAgreed, "method-not-applicable", "The agreed method of protection cannot protect what is asked.", faults);
    }
}
