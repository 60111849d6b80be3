using System.CommandLine;
using Linkage.Domain.Signing;
using Linkage.Partner.Http;
using Linkage.Partner.Keys;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>Fetches the files of a release and checks each against the signed manifest.</summary>
internal sealed class DownloadCommand : Verb
{
    private readonly Argument<string> _release = new("release") { Description = "Id of the release (rel-…)." };
    private readonly Option<DirectoryInfo> _out = new("--out", "-o")
    {
        Description = "Folder to write to; made when it is not there.",
        Required = true,
        HelpName = "folder",
    };

    private readonly Option<FileInfo?> _key = new("--key", "-k")
    {
        Description = "The service's public key, in place of what the service shows.",
        HelpName = "file",
    };

    public DownloadCommand()
        : base(
            "download",
            "Fetch the files of a release, and verify them.",
            "linkage releases download rel-5m1q --out risk-by-neighbourhood/")
    {
        Arguments.Add(_release);
        Options.Add(_out);
        Options.Add(_key);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var keys = session.Get(_key) is { } file
            ? await VerificationKeys.ReadAsync(file, cancel)
            : await VerificationKeys.FetchAsync(session, cancel);
        if (keys.HasEnded)
        {
            return session.Screen.End(keys.Ending);
        }

        var release = session.Get(_release);
        var jws = await session.Client.GetTextAsync(Paths.Release(release, "manifest"), cancel);
        if (jws.IsRefused)
        {
            return session.Screen.End(jws.Refusal);
        }

        var manifest = keys.Value.Try(key => ReleaseManifest.Open(jws.Value, key));
        if (manifest.IsRefused)
        {
            return session.Screen.End(Ending.Unverified(manifest.Refusal.Code, manifest.Refusal.Sentence));
        }

        var folder = Directory.CreateDirectory(session.Get(_out)!.FullName).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, ReleaseFolder.ManifestName), jws.Value, cancel);
        foreach (var listed in manifest.Value.Files)
        {
            var fetched = await new Download(session, release, listed).ToAsync(folder, cancel);
            if (fetched is not null)
            {
                return session.Screen.End(fetched);
            }
        }

        return await new ReleaseFolder(folder).VerifyAsync(session, keys.Value, cancel);
    }
}
