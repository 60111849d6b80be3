namespace Linkage.Worker.Quality;

/// <summary>What an input brings to the link. True counts: they are shown as bands only.</summary>
/// <param name="Unlinkable">Rows without any of the keys.</param>
/// <param name="Repeated">Per key: rows beyond the first with the same key.</param>
internal sealed record InputCounts(long Rows, long Unlinkable, IReadOnlyList<long> Repeated)
{
    /// <summary>Whether a row on the left may find several rows of this input.</summary>
    public bool FindsSeveral => Repeated.Any(count => count > 0);
}
