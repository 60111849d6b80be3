using System.Threading.Channels;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Ingest;

/// <summary>
/// Carries a file into the staging table: one thread reads and judges while another writes, with three batches between them.
/// </summary>
internal static class Staging
{
    private const int Batches = 3;

    /// <param name="progress">Told the number of rows staged so far, after each batch.</param>
    public static async Task CopyAsync(CsvIntake csv, DeliveryLoad load, Func<long, Task> progress, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var empty = Channel.CreateBounded<RowBatch>(Batches);
        var full = Channel.CreateBounded<RowBatch>(Batches);
        for (var at = 0; at < Batches; at++) empty.Writer.TryWrite(new RowBatch(load.Layout));
        var reading = Task.Run(() => ReadAsync(csv, empty.Reader, full.Writer, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in full.Reader.ReadAllAsync(cancel))
            {
                await load.AppendAsync(batch, cancel);
                await progress(batch.FirstRow + batch.Rows - 1);
                empty.Writer.TryWrite(batch);
            }
        }
        finally
        {
            await ending.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private static async Task ReadAsync(
        CsvIntake csv, ChannelReader<RowBatch> empty, ChannelWriter<RowBatch> full, CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                var batch = await empty.ReadAsync(cancel);
                if (!csv.Fill(batch, cancel)) break;
                await full.WriteAsync(batch, cancel);
            }

            full.Complete();
        }
        catch (Exception error)
        {
            // The writing side sees it at the end of what was read, and ends with it.
            full.Complete(error);
            throw;
        }
    }
}
