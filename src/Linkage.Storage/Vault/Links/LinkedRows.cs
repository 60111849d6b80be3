using System.Data.Common;
using System.Runtime.CompilerServices;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Links;

/// <summary>Runs the statements of one job against the vault, in ranges of subjects, so that progress shows and a stop is quick.</summary>
internal sealed class LinkedRows(Database vault, LinkStatement statement)
{
    private const long SubjectsPerRange = 50_000;

    public async Task<LinkExtent> ExtentAsync(CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        return await session.FindAsync<LinkExtent>(statement.Extent(), null, cancel) ?? new LinkExtent();
    }

    /// <summary>
    /// Distinct values of an output with null among them when some are missing; more than <paramref name="most"/> when there are too many.
    /// </summary>
    public async Task<IReadOnlyList<object?>> CategoriesAsync(int output, int most, CancellationToken cancel)
    {
        await using var session = await vault.ReadAsync(cancel);
        await using var reader = await session.ReadAsync(
            statement.Categories(output, vault.Dialect), statement.Parameters(most + 2), cancel);
        var found = new List<object?>();
        while (await reader.ReadAsync(cancel)) found.Add(reader.GetValue(0) is var value and not DBNull ? value : null);
        return found;
    }

    /// <summary>
    /// Readers over the linked rows, a range of subjects each, in rising order of subject; each is closed before the next opens.
    /// </summary>
    public async IAsyncEnumerable<LinkedRange> RangesAsync(LinkExtent extent, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (extent is not { MinSubject: { } first, MaxSubject: { } last }) yield break;
        await using var session = await vault.ReadAsync(cancel);
        for (var low = first; low <= last; low += SubjectsPerRange)
        {
            cancel.ThrowIfCancellationRequested();
            await using var reader = await session.ReadAsync(statement.Rows(), statement.Parameters(low, low + SubjectsPerRange), cancel);
            yield return new LinkedRange(reader, (double)(low - first) / (last - first + 1));
        }
    }
}

/// <param name="Done">Share of the subjects that lie before this range, 0 to 1.</param>
internal sealed record LinkedRange(DbDataReader Reader, double Done);

/// <summary>Smallest and largest subject of the population; null when it has none.</summary>
internal sealed class LinkExtent
{
    public long? MinSubject { get; init; }

    public long? MaxSubject { get; init; }
}
