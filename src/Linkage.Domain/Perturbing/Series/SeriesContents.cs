using Linkage.Domain.Ledger;

namespace Linkage.Domain.Perturbing.Series;

/// <summary>
/// The cells of several releases over the same atoms, and after them small counts that no table shows and that follow from cells:
/// differences of cells, one within the other, and atoms.
/// </summary>
internal sealed class SeriesContents : AtomCells
{
    private readonly IReadOnlyList<ReleasedCell> _cells;

    private SeriesContents(IReadOnlyList<Atom> atoms, int[][] cellsOf, IReadOnlyList<ReleasedCell> cells, int partners, int hidden)
        : base(atoms, cellsOf, cells.Count + hidden) => (_cells, Partners) = (cells, partners);

    internal override int Partners { get; }

    /// <summary>Cells of the releases; what comes after them no table shows.</summary>
    public int Released => _cells.Count;

    public static SeriesContents Of(ReleaseHistory history, JudgementCourse course)
    {
        var gathered = SeriesAtoms.Of(history, course);
        return new(gathered.Atoms, gathered.CellsOf, history.Cells, history.Partners, 0);
    }

    /// <param name="hidden">Atoms of counts that no table shows.</param>
    public SeriesContents With(IReadOnlyList<IReadOnlyList<int>> hidden)
    {
        var cellsOf = Enumerable.Range(0, Atoms.Count).Select(atom => CellsWith(atom).ToArray().ToList()).ToArray();
        for (var at = 0; at < hidden.Count; at++)
            foreach (var atom in hidden[at]) cellsOf[atom].Add(Released + at);
        return new(Atoms, [.. cellsOf.Select(cells => cells.ToArray())], _cells, Partners, hidden.Count);
    }

    public override bool IsShown(int cell) => cell < Released;

    internal override string LabelOf(int cell) => cell < Released ? _cells[cell].Label : "a difference of cells";

    internal override string MeasureOf(int cell) => "subjects";
}
