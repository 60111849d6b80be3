namespace Linkage.Worker.Links;

/// <summary>Where linked rows come from: the vault, or rows made up for a dry run. Outputs are numbered as in the plan.</summary>
internal interface ILinkSource
{
    Task<LinkQuality> QualityAsync(CancellationToken cancel);

    /// <summary>Distinct values of an output (long or string), null among them when some are missing; more than asked when there are too many.</summary>
    Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel);

    /// <summary>Batches of rows in rising order of subject; a batch is read before the next is asked for.</summary>
    IAsyncEnumerable<LinkedBatch> BatchesAsync(CancellationToken cancel);
}

/// <param name="Done">Share of the whole that lies before this batch, 0 to 1.</param>
internal sealed record LinkedBatch(IAsyncEnumerable<ILinkedRow> Rows, double Done);
