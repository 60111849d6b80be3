namespace Linkage.Domain.Questions;

/// <summary>How large the tables of a question become, as far as the documents tell.</summary>
public static class TableShape
{
    /// <summary>
    /// Categories that a grouping shows, its total left out; null where the data decides. One for missing values may come beside them.
    /// </summary>
    public static int? Categories(BoundGrouping grouping) => grouping.Variable.Categories switch
    {
        CodedCategories coded => coded.List.Codes.Count(code => grouping.Levels.Contains(code.Level)),
        ListedCategories listed => listed.Codes.Count,
        _ => null,
    };

    /// <summary>Cells with margins, one value per measure each; null where the data decides.</summary>
    public static long? Cells(BoundTable table)
    {
        long? cells = 1;
        foreach (var grouping in table.Groupings) cells *= Categories(grouping) + (grouping.Total ? 1 : 0);
        return cells;
    }
}
