using Linkage.Domain.Protection.Intervals;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>
/// Publishes again what turned out to be dispensable: once all that was held back is, some of it protects nothing that the rest does not.
/// The dearest first, each only when nobody derives anything by it and every interval stays wide enough.
/// </summary>
internal sealed class Pruning(
    IReadOnlyList<Matrix> matrices, RunningIntervals intervals, ReadValues read, Dictionary<BaseMeasure, CellStatus[]> statuses)
{
    private const int MostAttempts = 5;

    private Dictionary<BaseMeasure, CellStatus[]> _before = [];

    /// <summary>
    /// Changes the statuses; leaves them when contributors and small differences come to no end, or something published is no longer proven
    /// to leave room.
    /// </summary>
    public void Run()
    {
        _before = statuses.ToDictionary(s => s.Key, s => (CellStatus[])s.Value.Clone());
        var held = matrices.SelectMany(m => m.Columns).Where(c => c.IsHeld).ToList();
        if (held.Count == 0) return;
        var unmet = Unmet();
        for (var (attempt, open) = (0, -1); attempt < MostAttempts; attempt++)
        {
            var before = open;
            open = matrices.Sum(Publish);
            // Each looks at what the others became, and remembers what must not be told again.
            var isTold = matrices.Select(m => m.IsTold(statuses[m.Measures.Measures[0]])).ToList().Contains(true);
            // What follows from what was published before is not told by these: no more could be protected than the last time.
            if ((!isTold || open == before) && Unmet() <= unmet) return;
            foreach (var (measure, status) in _before) status.CopyTo(statuses[measure], 0);
            intervals.Put(read.Renew(statuses));
            if (!isTold) break;
        }

        foreach (var column in matrices.SelectMany(m => m.Columns)) column.IsHeld = false;
        foreach (var column in held) column.IsHeld = true;
    }

    private int Unmet() => intervals.Cells().Count(c => !c.IsMet);

    private int Publish(Matrix matrix)
    {
        var open = matrix.Reopen(c => StatusOf(matrix, c) == CellStatus.Published);
        // What others give away by then is no secret, and is published in the second pass.
        foreach (var isSecond in new[] { false, true })
        {
            for (var c = 0; c < matrix.Columns.Count; c++)
            {
                var column = matrix.Columns[c];
                if (column.IsSecret || StatusOf(matrix, column) != CellStatus.Secondary || matrix.Reductions(c) is not { } reduced)
                    continue;
                var isGiven = reduced[0].Length == 0;
                if (isSecond && !isGiven) continue;
                Put(matrix, column, CellStatus.Published);
                if (intervals.TryPut(read.Renew(statuses, column.Cells), isGiven))
                {
                    matrix.Publish(reduced);
                    continue;
                }

                Put(matrix, column, CellStatus.Secondary);
                read.Renew(statuses, column.Cells);
                column.IsHeld = true;
            }
        }

        return open;
    }

    private CellStatus StatusOf(Matrix matrix, Column column) =>
        matrix.Measures.Measures.Select(m => column.Cells.Select(c => statuses[m][c]).Max()).Max();

    private void Put(Matrix matrix, Column column, CellStatus status)
    {
        foreach (var measure in matrix.Measures.Measures)
            foreach (var cell in column.Cells)
                if (statuses[measure][cell] != CellStatus.NotShown) statuses[measure][cell] = status;
    }
}
