using System.Net;
using System.Net.Http.Headers;
using Linkage.Domain.Signing;
using Linkage.Partner.Http;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>One file on its way here; a connection that breaks is taken up again where it broke (RFC 9110, range requests).</summary>
internal sealed class Download(Session session, string release, ReleasedFile file)
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <returns>Null when the file is there; whether it is the right one is for the verification.</returns>
    public async Task<Ending?> ToAsync(string folder, CancellationToken cancel)
    {
        if (!ReleasedFile.IsContained(file.Name))
        {
            return Ending.Unverified("file-name", "The manifest lists a name that leads out of the folder.");
        }

        var target = Path.Combine(folder, file.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var part = target + ".part";
        using var progress = session.Screen.Progress(file.Name, file.Size, "B");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var refused = await FetchAsync(part, progress, cancel);
                if (refused is null)
                {
                    File.Move(part, target, overwrite: true);
                }

                return refused;
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException && attempt < Attempts)
            {
                await Task.Delay(Pause * attempt, session.Clock, cancel);
            }
        }
    }

    private async Task<Ending?> FetchAsync(string part, Progress progress, CancellationToken cancel)
    {
        await using var target = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        using var request = new HttpRequestMessage(HttpMethod.Get, Paths.Release(release, "files", file.Name));
        if (target.Length > 0 && target.Length < file.Size)
        {
            request.Headers.Range = new RangeHeaderValue(target.Length, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue($"\"{file.Sha256}\""));
        }

        using var response = await session.Client.StreamAsync(request, cancel);
        if (!response.IsSuccessStatusCode)
        {
            return Ending.Of(await Problem.ReadAsync(response, cancel));
        }

        target.SetLength(response.StatusCode == HttpStatusCode.PartialContent ? target.Length : 0);
        target.Seek(0, SeekOrigin.End);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        await CopyAsync(body, target, progress, cancel);
        return null;
    }

    private static async Task CopyAsync(Stream body, FileStream target, Progress progress, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
            progress.Report(target.Position);
        }
    }
}
