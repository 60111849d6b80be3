using Linkage.Domain.Expressions;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Perturbing;

/// <summary>What the agreement says of the most that one subject can add to an amount of a question.</summary>
internal static class AgreedBounds
{
    /// <returns>Null when the amount is no field as it is, or nothing is agreed of the field.</returns>
    public static ContributionBounds? Of(BoundQuestion question, Expression amount, PrivacyParameters privacy) => amount is Column column
        ? privacy.BoundsOf(question.Inputs.First(input => input.Alias == column.Alias).Dataset.Name, column.Field.Name)
        : null;
}
