using System.Text.Json.Nodes;
using Linkage.Domain.Perturbing;

namespace Linkage.Worker.Perturbing;

/// <summary>What readers of a result are told: that its counts are perturbed, how, and what they may expect of them.</summary>
internal static class PerturbationNote
{
    public static JsonObject Of(Method method, BudgetLine? budget = null)
    {
        var note = new JsonObject { ["method"] = method.Fingerprint(), ["note"] = Sentence(method) };
        if (budget is not null) note["rho"] = budget.Spent;
        return note;
    }

    private static string Sentence(Method method) => method.Kind switch
    {
        MethodKind.CellKey => "The same people have the same noise in every table, and totals differ from the sum of their parts.",
        MethodKind.Rounding => "Counts are rounded to the base, and totals are the sum of their rounded parts.",
        MethodKind.Midpoint => "Every count is the midpoint of its band of six, and totals differ from the sum of their parts.",
        _ => "Every count is drawn with random noise and then made to add up; somebody in several categories is counted in the first.",
    };
}
