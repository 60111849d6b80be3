using System.CommandLine;
using Linkage.Partner.Keys;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Releases;

/// <summary>Checks a downloaded release against the service's public key.</summary>
internal sealed class VerifyCommand : Verb
{
    private readonly Argument<DirectoryInfo> _folder = new("folder") { Description = "Folder with manifest.jws and the files." };
    private readonly Option<FileInfo?> _key = new("--key", "-k")
    {
        Description = "The service's public key (JWK, JWK set, or what `keys service --out` saved): verifies without a connection.",
        HelpName = "file",
    };

    public VerifyCommand()
        : base(
            "verify",
            "Check a downloaded release; exit code 3 when it is not what was signed.",
            "linkage releases verify risk-by-neighbourhood/ --key service-keys.json",
            "linkage releases verify risk-by-neighbourhood/")
    {
        Arguments.Add(_folder);
        Options.Add(_key);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var keys = session.Get(_key) is { } file
            ? await VerificationKeys.ReadAsync(file, cancel)
            : await VerificationKeys.FetchAsync(session, cancel);
        return keys.HasEnded
            ? session.Screen.End(keys.Ending)
            : await new ReleaseFolder(session.Get(_folder).FullName).VerifyAsync(session, keys.Value, cancel);
    }
}
