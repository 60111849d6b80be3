using Linkage.Domain.Questions;

namespace Linkage.Api.Jobs;

/// <summary>A table that would come out.</summary>
/// <param name="Cells">
/// With margins, each with every measure; left out where the data decides. A category for missing values may come beside those counted.
/// </param>
public sealed record PlannedTable(
    string Name, string? Title, IReadOnlyList<PlannedGroup> Groups, IReadOnlyList<PlannedMeasure> Measures, long? Cells)
{
    internal static PlannedTable Of(BoundTable table) => new(
        table.Name, table.Title, [.. table.Groupings.Select(PlannedGroup.Of)],
        [.. table.Measures.Select((measure, at) => new PlannedMeasure(measure.Name, measure.Kind, measure.PerRow))], TableShape.Cells(table));
}

/// <param name="Categories">The total left out; left out itself where the data decides.</param>
public sealed record PlannedGroup(string Variable, IReadOnlyList<string> Levels, bool Total, int? Categories)
{
    internal static PlannedGroup Of(BoundGrouping grouping) =>
        new(grouping.Variable.Name, grouping.Levels, grouping.Total, TableShape.Categories(grouping));
}

public sealed record PlannedMeasure(string Name, MeasureKind Kind, bool PerRow);
