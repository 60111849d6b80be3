namespace Linkage.Domain.Ledger;

/// <summary>Cells of the candidate that show several amounts of the same people.</summary>
/// <param name="measures">The amounts.</param>
/// <param name="cells">Per cell the cell of each amount; a table that repeats a cell of another says nothing new.</param>
internal sealed class CommonCells(IReadOnlyList<int> measures, IReadOnlyList<IReadOnlyList<ReleasedCell>> cells)
{
    private readonly ILookup<int, int> _with = Enumerable.Range(0, cells.Count)
        .SelectMany(cell => cells[cell][0].Units.Select(unit => (cell, Inner: unit - cells[cell][0].Measure.First)))
        .ToLookup(one => one.Inner, one => one.cell);

    public int Count => cells.Count;

    /// <summary>The cells that an inner unit is in.</summary>
    public IEnumerable<int> With(int inner) => _with[inner];

    /// <summary>One that shows the sum of the amounts, each so many times, over inner units.</summary>
    public ReleasedCell Combined(int[] factors, int cell)
    {
        var first = cells[cell][0];
        List<Term> terms = [.. measures.Zip(cells[cell], (measure, own) => new Term(factors[measure], own))];
        return first with
        {
            Definition = $"({Term.Written(terms, own => own.Definition)})",
            Units = [.. first.Units.Select(unit => unit - first.Measure.First)],
        };
    }
}
