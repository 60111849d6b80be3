namespace Linkage.Domain.Perturbing.CellKeys;

/// <summary>
/// The noise that a count gets by the cell key of its contributors: per count the distribution of greatest entropy without bias, with
/// variance V, within ±D, no result negative or one of 1 … js, and zero left alone. From D + js + 1 on the distribution is one and
/// symmetric. Where the ptable package also asks that probabilities rise towards zero ("mono"), this does not: it costs entropy.
/// </summary>
public sealed class PerturbationTable
{
    private readonly NoiseRow[] _rows;

    private PerturbationTable(NoiseParameters parameters, NoiseRow[] rows) => (Parameters, _rows) = (parameters, rows);

    public NoiseParameters Parameters { get; }

    /// <summary>Counts that have a distribution of their own; the last one's holds for every larger count.</summary>
    internal IReadOnlyList<NoiseRow> Rows => _rows;

    /// <returns>Null when no such noise exists for some count.</returns>
    public static PerturbationTable? Of(NoiseParameters parameters)
    {
        var rows = new NoiseRow[parameters.Maximum + parameters.Blocked + 2];
        rows[0] = NoiseRow.None;
        for (var count = 1; count < rows.Length; count++)
        {
            if (Row(count, parameters) is not { } row) return null;
            rows[count] = row;
        }

        return new PerturbationTable(parameters, rows);
    }

    /// <summary>The noise of a cell: the high 32 bits of its key say where in the distribution of its count.</summary>
    public int Noise(long count, ulong cellKey) => _rows[Math.Min(count, _rows.Length - 1)].At((uint)(cellKey >> 32));

    private static NoiseRow? Row(int count, NoiseParameters parameters)
    {
        int[] values = [.. Enumerable.Range(-parameters.Maximum, 2 * parameters.Maximum + 1)
            .Where(v => count + v == 0 || count + v > parameters.Blocked)];
        var free = MaximumEntropy.Of(values, parameters.Variance);
        var zero = Array.IndexOf(values, 0);
        if (zero < 0 || free is not null && free[zero] >= parameters.Stay) return free is null ? null : NoiseRow.Of(values, free);
        return parameters.Stay > 0 ? Staying(values, zero, parameters) : null;
    }

    // The bound holds with equality; the rest is the same problem over what is left of the probability.
    private static NoiseRow? Staying(int[] values, int zero, NoiseParameters parameters)
    {
        var moving = 1 - parameters.Stay;
        var rest = MaximumEntropy.Of([.. values.Where(v => v != 0)], parameters.Variance / moving);
        if (rest is null) return null;
        decimal[] all = [.. rest[..zero].Select(p => p * moving), parameters.Stay, .. rest[zero..].Select(p => p * moving)];
        return NoiseRow.Of(values, all);
    }
}
