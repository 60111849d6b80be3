using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Uploads;

/// <summary>
/// Sends a file piece by piece until the service has all of it. A broken connection, another offset or damaged bytes are met by asking
/// how much the service has and going on from there; it gives up after several attempts in a row without a byte of progress.
/// </summary>
internal sealed class Transfer(TusClient tus, TimeProvider clock, int pieceLength)
{
    private const int Attempts = 8;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <exception cref="HttpRequestException">The service could not be reached for too long.</exception>
    public async Task<Outcome<Nothing>> RunAsync(string location, UnfinishedUpload upload, Progress progress, CancellationToken cancel)
    {
        await using var file = new FileStream(upload.File, FileMode.Open, FileAccess.Read, FileShare.Read, 1, useAsync: true);
        var buffer = new byte[pieceLength];
        var known = await PersistAsync(() => tus.OffsetAsync(location, cancel), cancel);
        var furthest = 0L;
        for (var fruitless = 0; !known.IsRefused && known.Value < upload.Length;)
        {
            progress.Report(known.Value);
            furthest = Math.Max(furthest, known.Value);
            known = await SendAsync(file, buffer, location, known.Value, cancel);
            fruitless = !known.IsRefused && known.Value > furthest ? 0 : fruitless + 1;
            if (fruitless >= Attempts)
            {
                throw new HttpRequestException("The upload does not get on.");
            }
        }

        return known.Then<Nothing>(offset => offset == upload.Length
            ? Nothing.Done
            : throw new JsonException("The service has more than was sent."));
    }

    /// <returns>How much the service has afterwards.</returns>
    private async Task<Outcome<long>> SendAsync(FileStream file, byte[] buffer, string location, long offset, CancellationToken cancel)
    {
        file.Position = offset;
        var piece = buffer.AsMemory(0, await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel));
        try
        {
            var patched = await tus.PatchAsync(location, offset, piece, cancel);
            return patched.Disturbance switch
            {
                Disturbance.None => patched.Offset,
                Disturbance.Refused => patched.Refusal!,
                _ => await PersistAsync(() => tus.OffsetAsync(location, cancel), cancel),
            };
        }
        catch (Exception outage) when (IsOutage(outage))
        {
            return await PersistAsync(() => tus.OffsetAsync(location, cancel), cancel);
        }
    }

    /// <summary>Asks again after ever longer pauses: 1, 2, 4, 8, 15 seconds …</summary>
    private async Task<Outcome<long>> PersistAsync(Func<Task<Outcome<long>>> ask, CancellationToken cancel)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (Exception outage) when (IsOutage(outage) && attempt < Attempts)
            {
                var pause = TimeSpan.FromSeconds(Math.Min(1 << attempt, LongestPause.TotalSeconds));
                await Task.Delay(pause, clock, cancel);
            }
        }
    }

    private static bool IsOutage(Exception exception) => exception is HttpRequestException or IOException;
}
