using Linkage.Domain.Expressions;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Outputs;

/// <summary>What the first pass reads of every linked row, beside what the tables ask of it.</summary>
internal static class LearntFrom
{
    public static IEnumerable<Expression> Of(BoundQuestion question) =>
        question.Profiles.SelectMany(Of).Concat(question.Quantiles.SelectMany(Of)).Concat(question.Models.SelectMany(Of));

    private static IEnumerable<Expression> Of(BoundProfile profile) =>
        profile.Numbers.Select(one => one.Expression).Concat(profile.Codes.Select(one => one.Expression));

    private static IEnumerable<Expression> Of(BoundQuantiles split) => split.Within.Select(one => one.Expression).Prepend(split.Of);

    private static IEnumerable<Expression> Of(BoundModel model) => model.Terms.Select(term => term.Expression).Prepend(model.Outcome);
}
