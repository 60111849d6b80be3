using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;
using Linkage.Partner.Homes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>Opens a linkage key that another partner sealed.</summary>
internal sealed class UnwrapCommand : Verb
{
    private readonly Option<FileInfo> _in = new("--in", "-i")
    {
        Description = "File with the sealed key.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _with = new("--with")
    {
        Description = "Your private key, as `keys pair` made it.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<FileInfo> _out = new("--out", "-o")
    {
        Description = "File for the linkage key; never overwritten.",
        Required = true,
        HelpName = "file",
    };

    public UnwrapCommand()
        : base(
            "unwrap",
            "Open a linkage key that another partner sealed to you.",
            "linkage keys unwrap --in sealed.json --with tax-office.pem --out linkage.key")
    {
        Options.Add(_in);
        Options.Add(_with);
        Options.Add(_out);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        if (session.Get(_out)!.Exists)
        {
            return session.Screen.End(Ending.BadInput("file-exists", "That file exists already. A key is never overwritten."));
        }

        var relay = KeyRelay.FromJson(await File.ReadAllTextAsync(session.Get(_in)!.FullName, cancel));
        var opened = relay.IsRefused ? relay.Refusal : await OpenAsync(session, relay.Value, cancel);
        if (opened.IsRefused)
        {
            return session.Screen.End(Ending.Unverified(opened.Refusal.Code, opened.Refusal.Sentence));
        }

        using var key = opened.Value;
        await using var writer = new StreamWriter(Home.Create(session.Get(_out)!.FullName, FileMode.CreateNew));
        await writer.WriteLineAsync(key.ToText().AsMemory(), cancel);
        return session.Screen.Show(
            new JsonObject { ["sender"] = relay.Value.Sender, ["version"] = relay.Value.Version, ["fingerprint"] = key.Fingerprint() },
            $"The linkage key, version {relay.Value.Version}, sealed by {relay.Value.Sender}. Fingerprint: {key.Fingerprint()}");
    }

    private async Task<Outcome<LinkageKey>> OpenAsync(Session session, KeyRelay relay, CancellationToken cancel)
    {
        var pair = SealingKeyPair.FromPem(await File.ReadAllTextAsync(session.Get(_with)!.FullName, cancel));
        if (pair.IsRefused)
        {
            return pair.Refusal;
        }

        using (pair.Value)
        {
            return relay.Open(pair.Value);
        }
    }
}
