using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Perturbing;
using Linkage.Domain.Perturbing.Rounding;
using Linkage.Domain.Protection.Publishing;

namespace Linkage.Worker.Perturbing;

/// <summary>What readers of a result are told: that its values are perturbed, how, and what they may expect of them.</summary>
internal static class PerturbationNote
{
    public static JsonObject Of(Method method, BudgetLine? budget = null)
    {
        var note = new JsonObject { ["method"] = method.Fingerprint(), ["note"] = Sentence(method) };
        if (budget is null) return note;
        note["rho"] = budget.Spent;
        note["measured"] = JsonSerializer.SerializeToNode(budget.Parts, PublishedTables.Json);
        return note;
    }

    private static string Sentence(Method method) => method.Kind switch
    {
        MethodKind.CellKey => "The same people have the same noise in every table, and totals differ from the sum of their parts.",
        MethodKind.Rounding when method.Rounding is { Scheme: RoundingScheme.Controlled } rounding =>
            $"Counts are multiples of {rounding.Base}, totals are the sum of their rounded parts, "
                + $"and no count is {rounding.Reach} or more from the true one.",
        MethodKind.Rounding => "Small counts are rounded to zero or the base, and totals are the sum of their rounded parts.",
        MethodKind.Midpoint => "Every count is the midpoint of its band of six, and totals differ from the sum of their parts.",
        _ => "Counts and sums are drawn with random noise and then made to add up; somebody in several categories is in the first. "
            + "What one subject adds to a sum is cut off at the agreed bounds, and a mean is per subject.",
    };
}
