using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Links;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>
/// Puts both sides of a match into the order of their blocks and cuts it into ranges of them, so that a range reads no more than it compares.
/// Memory is that of a portion, whatever the sizes of the sides.
/// </summary>
internal sealed class BlockCutting(BlockTables tables, MatchingOptions options)
{
    private const int PortionsOfAPart = 4;

    /// <param name="cut">Names this cutting; ranges read what was written under it.</param>
    /// <param name="comparisons">As estimated.</param>
    /// <param name="refusalOf">What is said of the comparisons as counted.</param>
    /// <returns>The ranges, one at least. Refused when the records cannot be matched, or were taken away.</returns>
    public async Task<Outcome<IReadOnlyList<LeftRange>>> RunAsync(
        LinkTable table, string cut, IBlockSource source, long comparisons, Func<long, Refusal?> refusalOf, CancellationToken cancel)
    {
        var pieces = new BlockPieces(PartsOf(source, comparisons));
        foreach (var side in new[] { MatchSide.Right, MatchSide.Left })
        {
            var step = Math.Max(1, options.PortionBytes / 2 / source.RowBytes);
            for (var first = 1L; first <= source.TableOf(side).Rows; first += step)
            {
                var last = Math.Min(first + step - 1, source.TableOf(side).Rows);
                if (await source.ReadAsync(side, first, last, pieces, cancel) is { } refusal) return refusal;
                // Nothing is read meanwhile: a reader would keep the vault's log from being folded in.
                if (!await tables.PutAsync(table, cut, pieces.Take(), cancel)) return JobOrder.Withdrawn(source.Alias);
            }

            if (!await tables.PutAsync(table, cut, pieces.TakeAll(side), cancel)) return JobOrder.Withdrawn(source.Alias);
        }

        if (refusalOf(pieces.Counts.Comparisons) is { } tooMany) return tooMany;
        var most = Math.Max(options.ComparisonsPerRange, pieces.Counts.Comparisons / MatchingOptions.MostRanges);
        return pieces.Counts.Cut((most, options.PortionBytes));
    }

    /// <summary>So many that a range takes whole ones, a few of them.</summary>
    private int PartsOf(IBlockSource source, long comparisons)
    {
        var bytes = (source.TableOf(MatchSide.Left).Rows + source.TableOf(MatchSide.Right).Rows) * source.RowBytes;
        var parts = PortionsOfAPart * Math.Max(bytes / options.PortionBytes, comparisons / options.ComparisonsPerRange);
        return (int)Math.Clamp(parts, 1, BlockCounts.MostParts);
    }
}
