namespace Linkage.Storage.Databases;

/// <summary>Takes rows one by one and holds a bounded number of them; nothing counts until <see cref="FinishAsync"/>.</summary>
public interface IBulkWriter : IAsyncDisposable
{
    /// <param name="row">One value per column: long, string, byte[] or null. The array may be reused after the call.</param>
    ValueTask WriteAsync(object?[] row, CancellationToken cancel);

    Task FinishAsync(CancellationToken cancel);
}
