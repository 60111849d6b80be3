using System.Diagnostics;
using Linkage.Worker.Links;

namespace Linkage.Bench.Links;

/// <summary>The vault's source with a clock on what comes before the rows.</summary>
internal sealed class TimedSource(ILinkSource source) : ILinkSource
{
    public TimeSpan Quality { get; private set; }

    public TimeSpan Categories { get; private set; }

    public async Task<LinkQuality> QualityAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var quality = await source.QualityAsync(cancel);
        Quality = clock.Elapsed;
        return quality;
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
