using Linkage.Domain.Expressions;

namespace Linkage.Domain.Questions;

/// <summary>
/// Whether a question splits people twice by one field: bands that differ by a year, or a share beside the table of its own numerator. The
/// difference of two such cells is no cell of any table and may be one person. The audit judges cells; what such a result tells by itself
/// is the ledger's to judge. One variable in several tables, and one share in several tables, are judged together by the audit.
/// </summary>
public static class Entanglement
{
    public static bool IsIn(BoundQuestion question)
    {
        var splits = new List<Split>();
        foreach (var split in question.Tables.SelectMany(Of))
        {
            if (splits.Exists(known => known.IsSame(split))) continue;
            if (splits.Exists(split.SharesField)) return true;
            splits.Add(split);
        }

        return false;
    }

    private static IEnumerable<Split> Of(BoundTable table) =>
        table.Groupings.Select(grouping => new Split(grouping.Variable.Expression, false))
            .Concat(table.Measures.Where(measure => measure.Kind == MeasureKind.Share).Select(measure => new Split(measure.Of!, true)));

    private sealed record Split(Expression Expression, bool IsShare)
    {
        private readonly HashSet<(string, string)> _fields =
            [.. ExpressionTree.Columns(Expression).Select(column => (column.Alias, column.Field.Name))];

        public bool IsSame(Split other) => IsShare == other.IsShare && Expression == other.Expression;

        public bool SharesField(Split other) => _fields.Overlaps(other._fields);
    }
}
