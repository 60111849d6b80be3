using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Sealing;
using Linkage.Partner.Http;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>Seals the linkage key to another partner's public key (HPKE), so that whoever passes it on cannot read it.</summary>
internal sealed class WrapCommand : ProjectVerb
{
    private readonly KeyOption _key = new();
    private readonly Option<FileInfo> _for = new("--for")
    {
        Description = "The partner's public key, JWK.",
        Required = true,
        HelpName = "file",
    };

    private readonly Option<string> _sender = new("--sender") { Description = "Your organisation.", Required = true };
    private readonly Option<string> _recipient = new("--recipient") { Description = "The partner's organisation.", Required = true };
    private readonly Option<int> _number = new("--number", "-n")
    {
        Description = "Version of the linkage key.",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<FileInfo> _out = new("--out", "-o")
    {
        Description = "File for the sealed key.",
        Required = true,
        HelpName = "file",
    };

    public WrapCommand()
        : base(
            "wrap",
            "Seal the linkage key to another partner's public key.",
            "linkage keys wrap --key linkage.key --for tax-office.jwk --project prj-4k2m "
            + "--sender lindewaard --recipient tax-office --out sealed.json")
    {
        foreach (var option in (Option[])[_key, _for, _sender, _recipient, _number, _out])
        {
            Options.Add(option);
        }
    }

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var recipient = await RecipientAsync(session, cancel);
        if (recipient.IsRefused)
        {
            return session.Screen.End(Ending.BadInput(recipient.Refusal));
        }

        var key = await _key.ReadAsync(session, cancel);
        if (key.HasEnded)
        {
            return session.Screen.End(key.Ending);
        }

        using (key.Value)
        {
            var relay = KeyRelay.Seal(
                key.Value, project, session.Get(_number), session.Get(_sender)!, session.Get(_recipient)!, recipient.Value);
            await using var writer = new StreamWriter(session.Get(_out)!.FullName);
            Screen.WriteJson(writer, relay.ToJson());
            return session.Screen.Show(
                new JsonObject { ["recipientKey"] = recipient.Value.Id.ToString(), ["fingerprint"] = key.Value.Fingerprint() },
                $"Sealed to the key {recipient.Value.Id}. Compare that id with your partner, "
                + $"and afterwards the fingerprint {key.Value.Fingerprint()}.");
        }
    }

    private async Task<Outcome<SealingPublicKey>> RecipientAsync(Session session, CancellationToken cancel)
    {
        var text = await File.ReadAllTextAsync(session.Get(_for)!.FullName, cancel);
        return JsonFile.Check(text) is { } broken ? broken : SealingPublicKey.FromJwk(JsonNode.Parse(text) as JsonObject ?? []);
    }
}
