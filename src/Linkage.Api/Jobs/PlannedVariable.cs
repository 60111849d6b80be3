using Linkage.Domain.Questions;

namespace Linkage.Api.Jobs;

/// <summary>Something that is learnt from the linked rows: a group variable, or a model.</summary>
/// <param name="Kind">`profile` (clusters), `quantiles`, or the kind of a model (`linear`, `logistic`).</param>
/// <param name="From">What it is learnt from; of a model the outcome, then its terms.</param>
/// <param name="Categories">Clusters or bands at most; left out of a model.</param>
public sealed record PlannedVariable(string Name, string Kind, IReadOnlyList<string> From, int? Categories)
{
    internal static IReadOnlyList<PlannedVariable> All(Question question) =>
    [
        .. (question.Profiles ?? []).Select(
            one => new PlannedVariable(one.Name, "profile", [.. one.Features.Select(feature => feature.Variable)], one.Clusters)),
        .. (question.Quantiles ?? []).Select(
            one => new PlannedVariable(one.Name, "quantiles", [one.Of, .. (one.Within ?? []).Select(group => group.Variable)], one.Bands)),
        .. (question.Models ?? []).Select(one => new PlannedVariable(
            one.Name, one.Kind.ToString().ToLowerInvariant(), [one.Outcome, .. one.Terms.Select(term => term.Variable)], null)),
    ];
}
