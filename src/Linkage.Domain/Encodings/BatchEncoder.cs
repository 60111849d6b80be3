using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>Encodes batches of rows on several threads; the result does not depend on how many.</summary>
public sealed class BatchEncoder(EncodingPlan plan, int threads)
{
    private readonly RecordEncoder[] _encoders = [.. Enumerable.Range(0, threads).Select(_ => new RecordEncoder(plan))];

    /// <param name="firstRow">Number of the first row, for the faults.</param>
    /// <param name="encodings">As many encodings as there are rows, side by side.</param>
    /// <returns>The faults by row; as many as were found before there were enough to stop.</returns>
    public IReadOnlyList<Fault> Encode(long firstRow, IReadOnlyList<IReadOnlyList<string>> rows, byte[] encodings, CancellationToken cancel)
    {
        var parts = new List<Fault>[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, part =>
        {
            parts[part] = [];
            int start = Start(part), end = Start(part + 1);
            for (var row = start; row < end && parts[part].Count < EncodingFile.MaxFaults; row++)
                _encoders[part].Encode(firstRow + row, rows[row], encodings.AsSpan(row * plan.ByteLength, plan.ByteLength), parts[part]);
        });
        return [.. parts.SelectMany(part => part)];

        int Start(int part) => (int)((long)rows.Count * part / threads);
    }
}
