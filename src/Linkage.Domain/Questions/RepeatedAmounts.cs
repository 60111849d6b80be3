using Linkage.Domain.Expressions;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>
/// Finds amounts that a join may count several times: a sum, mean or share of what one input says, where another input that is joined finds
/// several rows for one. A question that means it says so with `perRow`.
/// </summary>
public static class RepeatedAmounts
{
    /// <param name="findingSeveral">Aliases of joined inputs that have several rows for one key.</param>
    /// <returns>Refused as `repeated-amount` with a pointer to every such measure; null when there is none.</returns>
    public static Refusal? RefusalOf(BoundQuestion question, IReadOnlySet<string> findingSeveral)
    {
        var faults = Of(question).Where(found => !found.IsMeant)
            .Select(found => (found.Pointer, By: found.Joins.Where(findingSeveral.Contains).ToList()))
            .Where(found => found.By.Count > 0)
            .Select(found => new Fault(
                found.Pointer, "repeated-amount", $"The join of {string.Join(", ", found.By)} finds several rows for one and repeats this amount."))
            .ToList();
        return faults.Count == 0 ? null : new Refusal(
            RefusalKind.Invalid, "repeated-amount",
            "A join would count an amount several times. Ask it in a question without that join, or say perRow with the measure if it is meant.",
            faults);
    }

    /// <summary>Every measure that may be counted several times, as far as the declared keys tell; the deliveries decide.</summary>
    public static IEnumerable<RepeatedAmount> Of(BoundQuestion question)
    {
        for (var table = 0; table < question.Tables.Count; table++)
        {
            for (var at = 0; at < question.Tables[table].Measures.Count; at++)
            {
                var measure = question.Tables[table].Measures[at];
                if (measure.Of is null || Repeaters(question, measure.Of) is not { Count: > 0 } joins) continue;
                yield return new($"/tables/{table}/measures/{at}", question.Tables[table].Name, measure.Name, joins, measure.PerRow);
            }
        }
    }

    /// <summary>
    /// Whether a row on the left finds one row at most: because the joined dataset holds each of its keys once, or because links are
    /// assigned so.
    /// </summary>
    public static bool FindsOne(BoundJoin join) =>
        join.Match is not null || join.Keys.All(key => IsUnique(join.Input.Dataset.Schema, key.Right.Field));

    // The inputs on the way to the amount make its row what it is; any other that finds several rows repeats it.
    private static List<string> Repeaters(BoundQuestion question, Expression amount)
    {
        var onTheWay = new HashSet<string>(ExpressionTree.Columns(amount).Select(column => column.Alias));
        foreach (var join in question.Joins.Reverse())
            if (onTheWay.Contains(join.Input.Alias)) onTheWay.Add(join.Left);
        return [.. question.Joins.Where(join => !onTheWay.Contains(join.Input.Alias) && !FindsOne(join)).Select(join => join.Input.Alias)];
    }

    private static bool IsUnique(TableSchema schema, Field field) =>
        field.Constraints.Unique || (schema.PrimaryKey.Count == 1 && schema.PrimaryKey[0] == field.Name);
}

/// <summary>A measure that joins may count several times.</summary>
/// <param name="Pointer">Into the question.</param>
/// <param name="Joins">Aliases of the inputs that repeat it where they have several rows for one key.</param>
/// <param name="IsMeant">The question says `perRow`.</param>
public sealed record RepeatedAmount(string Pointer, string Table, string Measure, IReadOnlyList<string> Joins, bool IsMeant);
