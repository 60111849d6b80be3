using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Signing;
using Linkage.Partner.Keys;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>A downloaded release: `manifest.jws` and the files that it signs for.</summary>
internal sealed record ReleaseFolder(string Path)
{
    public const string ManifestName = "manifest.jws";

    /// <summary>Checks the signature and every file, without a connection.</summary>
    public async Task<ExitCode> VerifyAsync(Session session, VerificationKeys keys, CancellationToken cancel)
    {
        var jws = await File.ReadAllTextAsync(System.IO.Path.Combine(Path, ManifestName), cancel);
        var present = Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file).Replace('\\', '/'))
            .Where(name => name != ManifestName)
            .ToList();
        var verified = keys.Try(key => ReleaseVerification.Verify(jws, key, Open, present));
        if (verified.IsRefused)
        {
            return session.Screen.End(Ending.Unverified(verified.Refusal.Code, verified.Refusal.Sentence));
        }

        return verified.Value.IsGenuine
            ? session.Screen.Show(
                Genuine(verified.Value.Manifest),
                $"Genuine: release {verified.Value.Manifest.Release}, {verified.Value.Manifest.Files.Count} files.")
            : session.Screen.End(Ending.Unverified("release-mismatch", "The files are not what was signed.", Faults(verified.Value)));
    }

    private Stream? Open(string name)
    {
        var path = System.IO.Path.Combine(Path, name);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    private static JsonObject Genuine(ReleaseManifest manifest) => new() { ["genuine"] = true, ["manifest"] = manifest.ToJson() };

    private static List<Fault> Faults(ReleaseVerification found) =>
        [.. found.Mismatches.Select(mismatch => new Fault(mismatch.File, RuleOf(mismatch.Kind), Sentence(mismatch.Kind)))];

    private static string RuleOf(ReleaseMismatchKind kind) => kind switch
    {
        ReleaseMismatchKind.Missing => "missing",
        ReleaseMismatchKind.Size => "size",
        ReleaseMismatchKind.Content => "content",
        ReleaseMismatchKind.NotListed => "not-listed",
        _ => "name",
    };

    private static string Sentence(ReleaseMismatchKind kind) => kind switch
    {
        ReleaseMismatchKind.Missing => "The manifest lists this file, and it is not there.",
        ReleaseMismatchKind.Size => "The file has another length than was signed.",
        ReleaseMismatchKind.Content => "The content is not what was signed.",
        ReleaseMismatchKind.NotListed => "The file is there, and the manifest does not list it.",
        _ => "The manifest lists this name twice, or it leads out of the folder.",
    };
}
