using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Deliveries;

/// <summary>Takes a delivery back.</summary>
internal sealed class WithdrawCommand : Verb
{
    private readonly Argument<string> _delivery = new("delivery") { Description = "Id of the delivery (dlv-…)." };
    private readonly Option<string> _reason = new("--reason") { Description = "Why, for the audit trail.", Required = true };

    public WithdrawCommand()
        : base(
            "withdraw",
            "Take back a delivery of your organisation.",
            "linkage deliveries withdraw dlv-7h3k --reason \"wrong reference period\"")
    {
        Arguments.Add(_delivery);
        Options.Add(_reason);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var path = Paths.Of("deliveries", session.Get(_delivery), "withdrawal");
        var withdrawn = await session.Client.PostAsync<JsonNode>(path, new JsonObject { ["reason"] = session.Get(_reason) }, cancel);
        return withdrawn.IsRefused
            ? session.Screen.End(withdrawn.Refusal)
            : session.Screen.Show(withdrawn.Value.Document, $"Delivery {session.Get(_delivery)} is withdrawn.");
    }
}
