using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Sealing;
using Linkage.Partner.Homes;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>Makes a key pair of a partner's own, so that another partner can send it the linkage key.</summary>
internal sealed class PairCommand : Verb
{
    private readonly Option<FileInfo> _out = new("--out", "-o")
    {
        Description = "File for the private key; never overwritten. The public key goes beside it as .jwk.",
        Required = true,
        HelpName = "file",
    };

    public PairCommand()
        : base(
            "pair",
            "Make a key pair, so that another partner can send you the linkage key.",
            "linkage keys pair --out tax-office.pem") =>
        Options.Add(_out);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var file = session.Get(_out)!;
        if (file.Exists)
        {
            return session.Screen.End(Ending.BadInput("file-exists", "That file exists already. A key is never overwritten."));
        }

        using var pair = SealingKeyPair.Create();
        await using (var writer = new StreamWriter(Home.Create(file.FullName, FileMode.CreateNew)))
        {
            await writer.WriteAsync(pair.ToPem().AsMemory(), cancel);
        }

        var shown = Path.ChangeExtension(file.FullName, ".jwk");
        await using (var writer = new StreamWriter(shown))
        {
            Screen.WriteJson(writer, pair.Public.ToJwk());
        }

        return session.Screen.Show(
            new JsonObject { ["privateKey"] = file.FullName, ["publicKey"] = shown, ["id"] = pair.Id.ToString() },
            $"Made a key pair. Send {Path.GetFileName(shown)} to your partner, and tell by another way that its id is {pair.Id}.");
    }
}
