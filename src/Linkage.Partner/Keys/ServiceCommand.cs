using System.CommandLine;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>Shows the service's public keys, saves them for offline verification, or accepts new ones.</summary>
internal sealed class ServiceCommand : Verb
{
    private readonly Option<bool> _accept = new("--accept")
    {
        Description = "Accept the keys that the service shows now in place of those seen first.",
    };

    private readonly Option<FileInfo?> _out = new("--out")
    {
        Description = "Save the keys as JSON, for `releases verify --key` without a connection.",
        HelpName = "file",
    };

    public ServiceCommand()
        : base(
            "service",
            "Show, save or accept the service's public keys.",
            "linkage keys service --out service-keys.json",
            "linkage keys service --accept")
    {
        Options.Add(_accept);
        Options.Add(_out);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var keys = await ServiceKeys.FetchAsync(session, cancel);
        if (keys.IsRefused)
        {
            return session.Screen.End(keys.Refusal);
        }

        var shown = keys.Value.Value.ToPins();
        if (session.Get(_accept))
        {
            Pins.Remember(session, shown);
        }
        else if (Pins.Check(session, keys.Value.Value) is { } changed)
        {
            return session.Screen.End(changed);
        }

        if (session.Get(_out) is { } file)
        {
            await using var writer = new StreamWriter(file.FullName);
            Screen.WriteJson(writer, keys.Value.Document);
        }

        return session.Screen.Show(keys.Value.Document, screen => screen.Facts(
            ("sealing key", shown.Sealing),
            ("signing keys", string.Join(", ", shown.Signing))));
    }
}
