using Linkage.Domain.Expressions;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Questions;

/// <summary>
/// Refuses a question that splits people twice by one field: bands that differ by a year, or a share beside the table of its own numerator.
/// The difference of two such cells is no cell of any table and may be one person; the audit judges cells, so what it cannot judge is not
/// asked. One variable in several tables, and one share in several tables, are judged together and allowed.
/// </summary>
public static class Entanglement
{
    /// <returns>Refused as `entangled` with a pointer to every variable or share that is one too many; null when there is none.</returns>
    public static Refusal? RefusalOf(BoundQuestion question)
    {
        var (splits, faults) = (new List<Split>(), new List<Fault>());
        var all = question.Tables.SelectMany(Of).ToList();
        foreach (var split in all)
        {
            if (splits.Exists(known => known.IsSame(split))) continue;
            if (splits.Exists(known => split.SharesField(known) && !IsJudgedTogether(split, known, all))) faults.Add(new(split.Pointer, "entangled", "Another variable or share splits by one of the same fields."));
            splits.Add(split);
        }

        return faults.Count == 0 ? null : new Refusal(
            RefusalKind.Unsafe, "entangled", "What the tables tell together cannot be judged yet. Use one variable where two split by the same field.", faults);
    }

    // What is learnt from a field stands beside it where each table that has the one has the other: then every crossing is a cell.
    private static bool IsJudgedTogether(Split one, Split other, IReadOnlyList<Split> all) =>
        (one.Expression is LearntCategory || other.Expression is LearntCategory)
        && all.Where(one.IsSame).Select(split => split.Table).ToHashSet().SetEquals(all.Where(other.IsSame).Select(split => split.Table));

    private static IEnumerable<Split> Of(BoundTable table, int number)
    {
        for (var at = 0; at < table.Groupings.Count; at++)
            yield return new(table.Groupings[at].Variable.Expression, false, number, $"/tables/{number}/groups/{at}/variable");
        for (var at = 0; at < table.Measures.Count; at++)
        {
            if (table.Measures[at] is { Kind: MeasureKind.Share, Of: { } numerator })
                yield return new(numerator, true, number, $"/tables/{number}/measures/{at}/of");
        }
    }

    private sealed record Split(Expression Expression, bool IsShare, int Table, string Pointer)
    {
        private readonly HashSet<(string, string)> _fields = [.. ExpressionTree.Columns(Expression).Select(column => (column.Alias, column.Field.Name))];

        public bool IsSame(Split other) => IsShare == other.IsShare && Expression == other.Expression;

        public bool SharesField(Split other) => _fields.Overlaps(other._fields);
    }
}
