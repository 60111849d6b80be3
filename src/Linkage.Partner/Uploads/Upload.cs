using Linkage.Domain.Outcomes;
using Linkage.Partner.Keys;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Uploads;

/// <summary>One upload from its first byte or its interruption to its end.</summary>
internal sealed class Upload(Session session, UploadPlace place, FileInfo source, UploadMetadata metadata)
{
    private readonly TusClient _tus = new(session.Client);

    /// <summary>The interrupted upload of this file, or a new one that the service has been told of.</summary>
    /// <param name="onlyResume">Never begin a new one.</param>
    /// <param name="fresh">Never go on with an old one.</param>
    public async Task<Attempt<UnfinishedUpload>> BeginAsync(bool onlyResume, bool fresh, CancellationToken cancel)
    {
        var earlier = await EarlierAsync(fresh, cancel);
        if (earlier is null && onlyResume)
        {
            return Ending.BadInput("nothing-to-resume", "There is no interrupted upload of this file for this dataset and period.");
        }

        var packed = earlier ?? await PackAsync(cancel);
        return packed.HasEnded || packed.Value.Location is not null ? packed : await AnnounceAsync(packed.Value, cancel);
    }

    /// <returns>Id of the delivery.</returns>
    public async Task<Attempt<string>> SendAsync(UnfinishedUpload upload, int pieceLength, CancellationToken cancel)
    {
        using var progress = session.Screen.Progress("sending", upload.Length, "B");
        try
        {
            var sent = await new Transfer(_tus, session.Clock, pieceLength).RunAsync(upload.Location!, upload, progress, cancel);
            if (sent.IsRefused)
            {
                return sent.Refusal;
            }
        }
        catch (Exception interrupted) when (interrupted is HttpRequestException or OperationCanceledException)
        {
            progress.Break();
            session.Screen.Note("The upload is interrupted. The same command goes on where it stopped.");
            throw;
        }

        place.Forget();
        return upload.Location!.TrimEnd('/').Split('/')[^1];
    }

    private async Task<Attempt<UnfinishedUpload>?> EarlierAsync(bool fresh, CancellationToken cancel)
    {
        if (place.Read() is not { } earlier)
        {
            return null;
        }

        if (!fresh && earlier.Fits(source, metadata.Sealed))
        {
            var held = earlier.Location is null ? 0 : await _tus.OffsetAsync(earlier.Location, cancel);
            if (!held.IsRefused)
            {
                session.Screen.Note("Going on with the upload that was interrupted.");
                return earlier;
            }

            if (held.Refusal.Kind is not (RefusalKind.NotFound or RefusalKind.Gone))
            {
                return held.Refusal;
            }
        }
        else if (earlier.Location is not null)
        {
            await _tus.DeleteAsync(earlier.Location, cancel);
        }

        place.Forget();
        return null;
    }

    private async Task<Attempt<UnfinishedUpload>> PackAsync(CancellationToken cancel)
    {
        var (path, sha256) = (source.FullName, "");
        if (metadata.Sealed)
        {
            var keys = await ServiceKeys.FetchAsync(session, cancel);
            if (keys.IsRefused)
            {
                return keys.Refusal;
            }

            if (Pins.Check(session, keys.Value.Value) is { } changed)
            {
                return changed;
            }

            using var sealing = session.Screen.Progress("sealing", source.Length, "B");
            sha256 = await Packing.SealAsync(source, path = place.SealedCopy, keys.Value.Value.SealingKey(), sealing, cancel);
        }
        else
        {
            using var reading = session.Screen.Progress("reading", source.Length, "B");
            sha256 = await Packing.HashAsync(source, reading, cancel);
        }

        var upload = new UnfinishedUpload(
            path,
            new FileInfo(path).Length,
            source.LastWriteTimeUtc,
            source.Length,
            metadata with { Sha256 = sha256 },
            Guid.NewGuid().ToString(),
            null);
        place.Write(upload);
        return upload;
    }

    private async Task<Attempt<UnfinishedUpload>> AnnounceAsync(UnfinishedUpload upload, CancellationToken cancel)
    {
        var location = await _tus.CreateAsync(upload, cancel);
        if (location.IsRefused)
        {
            place.Forget();
            return location.Refusal;
        }

        var announced = upload with { Location = location.Value };
        place.Write(announced);
        return announced;
    }
}
