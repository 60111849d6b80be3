using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Partner.Homes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>Makes the linkage key that the partners of a project share.</summary>
internal sealed class CreateCommand : Verb
{
    private readonly Option<FileInfo> _out = new("--out", "-o")
    {
        Description = "File for the key; never overwritten.",
        Required = true,
        HelpName = "file",
    };

    public CreateCommand()
        : base(
            "create",
            "Make a linkage key, in a file that only you can read.",
            "linkage keys create --out linkage.key") => Options.Add(_out);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        using var key = LinkageKey.Create();
        if (session.Get(_out)!.Exists)
        {
            return session.Screen.End(Ending.BadInput("file-exists", "That file exists already. A key is never overwritten."));
        }

        await using (var writer = new StreamWriter(Home.Create(session.Get(_out)!.FullName, FileMode.CreateNew)))
        {
            await writer.WriteLineAsync(key.ToText().AsMemory(), cancel);
        }

        return session.Screen.Show(
            new JsonObject { ["file"] = session.Get(_out)!.FullName, ["fingerprint"] = key.Fingerprint() },
            $"Made a linkage key. Fingerprint: {key.Fingerprint()}");
    }
}
