using System.Diagnostics;
using Linkage.Worker.Links;
using Linkage.Worker.Quality;

namespace Linkage.Bench.Links;

/// <summary>The vault's source with a clock on what comes before the rows.</summary>
internal sealed class TimedSource(ILinkSource source) : ILinkSource
{
    public TimeSpan Counts { get; private set; }

    public TimeSpan Categories { get; private set; }

    public async Task<IReadOnlyList<InputCounts>> CountsAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var counts = await source.CountsAsync(cancel);
        Counts = clock.Elapsed;
        return counts;
    }

    public async Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var categories = await source.CategoriesAsync(output, most, cancel);
        Categories += clock.Elapsed;
        return categories;
    }

    public IAsyncEnumerable<LinkedBatch> BatchesAsync(CancellationToken cancel) => source.BatchesAsync(cancel);
}
