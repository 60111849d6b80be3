using Linkage.Domain.Expressions;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Questions;
using Linkage.Worker.Links;

namespace Linkage.Worker.Perturbing;

/// <summary>What a question must keep so that the agreed method can protect its result; refused before a row is read.</summary>
internal static class Applicability
{
    public static Refusal? RefusalOf(BoundQuestion question, Method method)
    {
        if (!method.Perturbs) return null;
        var faults = Measures(question, method).ToList();
        faults.AddRange(Learnt(question));
        if (method.Kind == MethodKind.DifferentialPrivacy) faults.AddRange(question.Tables.SelectMany(Categories));
        return faults.Count == 0 ? null : new Refusal(
            RefusalKind.NotAgreed, "method-not-applicable", "The agreed method of protection cannot protect what is asked.", faults);
    }

    private static IEnumerable<Fault> Measures(BoundQuestion question, Method method)
    {
        for (var table = 0; table < question.Tables.Count; table++)
        {
            var (bound, asked) = (question.Tables[table], question.Question.Tables[table].Measures);
            for (var at = 0; at < asked.Count; at++)
                if (Fault(question, bound, asked[at], method, $"/tables/{table}/measures/{at}") is { } fault) yield return fault;
        }
    }

    private static Fault? Fault(BoundQuestion question, BoundTable table, Measure asked, Method method, string at)
    {
        var bound = table.Measures.FirstOrDefault(measure => measure.Name == asked.Name);
        if (bound is null || !MethodMeasures.Protects(method, TabulationPlan.Kind(bound)))
            return new(at, "method-measure", $"{MethodMeasures.Words(method)}; {asked.Name} is {Words(asked.Kind)}.");
        if (bound.Of is null || method.Privacy is not { } privacy || AgreedBounds.Of(question, bound.Of, privacy) is not null) return null;
        return bound.Of is Column column
            ? new(at + "/of", "bounds-missing",
                $"What one subject can add to {column.Field.Name} is not agreed: "
                    + "give the field bounds under method.privacy.bounds of the policy.")
            : new(at + "/of", "bounds-missing",
                $"What one subject can add to {asked.Of} cannot be agreed: ask a field as it is delivered.");
    }

    private static string Words(MeasureKind kind) => kind switch
    {
        MeasureKind.CountSubjects => "a count of subjects",
        MeasureKind.CountRows => "a count of rows",
        MeasureKind.Sum => "a sum",
        MeasureKind.Mean => "a mean",
        MeasureKind.Share => "a share",
        _ => "a ratio",
    };

    // How many are in a cluster or a quantile band is known beforehand, and helps to average noise out.
    private static IEnumerable<Fault> Learnt(BoundQuestion question)
    {
        (string Part, int Count)[] parts =
            [("profiles", question.Profiles.Count), ("quantiles", question.Quantiles.Count), ("models", question.Models.Count)];
        return parts.Where(part => part.Count > 0)
            .Select(part => new Fault($"/{part.Part}", "method-measure", "No method but suppression protects what is learnt from all rows."));
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
