using Linkage.Domain.Expressions;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Questions;

/// <summary>
/// Refuses sums and means that count people: an amount of 0 or 1, or one that a condition decides. Such a sum may be below the minimum
/// frequency in a cell of many subjects; a share or a group variable says the same and is protected as the count that it is.
/// </summary>
public static class CountingAmounts
{
    /// <returns>Refused as `counting-amount` with a pointer to every such measure; null when there is none.</returns>
    public static Refusal? RefusalOf(BoundQuestion question)
    {
        var faults = question.Tables.SelectMany(Of).ToList();
        return faults.Count == 0 ? null : new Refusal(
            RefusalKind.Unsafe, "counting-amount", "A sum or mean of an amount that a condition decides counts people. Ask a share or a group variable.", faults);
    }

    private static IEnumerable<Fault> Of(BoundTable table, int number)
    {
        for (var at = 0; at < table.Measures.Count; at++)
        {
            if (table.Measures[at] is { Kind: MeasureKind.Sum or MeasureKind.Mean, Of: { } amount } && Counts(amount))
                yield return new(
                    $"/tables/{number}/measures/{at}/of", "counting-amount", "This amount is 0 or 1, or depends on a condition.");
        }
    }

    private static bool Counts(Expression amount) => Ranges.Of(amount) is var (low, high) && high - low <= 1 || HasCondition(amount);

    private static bool HasCondition(Expression expression) =>
        expression is Conditional or Band or TextToInteger || ExpressionTree.Children(expression).Any(HasCondition);
}
