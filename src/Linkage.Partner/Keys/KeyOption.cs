using System.CommandLine;
using Linkage.Domain.Keys;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>The linkage key: from a file, or from LINKAGE_KEY; never from the command line itself.</summary>
internal sealed class KeyOption : Option<FileInfo?>
{
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public KeyOption()
        : base("--key", "-k")
    {
        Description = "File that holds the linkage key (or the key itself in LINKAGE_KEY).";
        HelpName = "file";
    }

    public async Task<Attempt<LinkageKey>> ReadAsync(Session session, CancellationToken cancel)
    {
        var file = session.Get(this);
        if (file is { Exists: true } && !OperatingSystem.IsWindows() && (file.UnixFileMode & Others) != 0)
        {
            session.Screen.Note("The key file can be read by others on this machine: chmod 600 it.");
        }

        var text = file is null ? session.Variable("LINKAGE_KEY") : await File.ReadAllTextAsync(file.FullName, cancel);
        if (text is null)
        {
            return Ending.BadInput("no-key", "Say where the linkage key is: --key, or LINKAGE_KEY.");
        }

        var key = LinkageKey.Parse(text);
        return key.IsRefused ? Ending.BadInput(key.Refusal) : key.Value;
    }
}
