using Linkage.Worker.Quality;

namespace Linkage.Worker.Links;

/// <summary>Where linked rows come from: the vault, or rows made up for a dry run. Outputs are numbered as in the plan.</summary>
internal interface ILinkSource
{
    /// <summary>What each input brings, in the order of the question.</summary>
    Task<IReadOnlyList<InputCounts>> CountsAsync(CancellationToken cancel);

    /// <summary>
    /// Distinct values of an output (long or string) in rows that are kept, null among them when some are missing; more than asked when
    /// there are too many.
    /// </summary>
    Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel);

    /// <summary>
    /// Batches of rows, also of those that are not kept, in rising order of subject; a batch is read before the next is asked for.
    /// </summary>
    IAsyncEnumerable<LinkedBatch> BatchesAsync(CancellationToken cancel);
}

/// <param name="Done">Share of the whole that lies before this batch, 0 to 1.</param>
internal sealed record LinkedBatch(IAsyncEnumerable<ILinkedRow> Rows, double Done);
