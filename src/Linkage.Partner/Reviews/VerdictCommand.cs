using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Jobs;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Reviews;

/// <summary>Gives a verdict on the result of a job: approve, return or reject.</summary>
internal sealed class VerdictCommand : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };
    private readonly Option<string> _reason = new("--reason") { Description = "Why; stands in the audit trail.", Required = true };
    private readonly Option<string?> _hash = new("--hash")
    {
        Description = "Result hash of what you read, as `reviews show` gives it (default: that of the result as it stands now).",
    };

    public VerdictCommand(string verdict, string description)
        : base(
            verdict,
            description,
            $"linkage reviews {verdict} job-9d2f --reason \"…\"",
            $"linkage reviews {verdict} job-9d2f --reason \"…\" --hash 9c1e…")
    {
        Arguments.Add(_job);
        Options.Add(_reason);
        Options.Add(_hash);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var id = session.Get(_job);
        var job = await session.Client.GetAsync<Job>(Paths.Job(id), cancel);
        if (job.IsRefused)
        {
            return session.Screen.End(job.Refusal);
        }

        var body = new JsonObject
        {
            ["verdict"] = Name,
            ["reason"] = session.Get(_reason),
            ["resultHash"] = session.Get(_hash) ?? job.Value.Value.ResultHash,
        };
        var given = await session.Client.PostAsync<JsonNode>(Paths.Job(id, "reviews"), body, cancel);
        return given.IsRefused
            ? session.Screen.End(given.Refusal)
            : session.Screen.Show(given.Value.Document, $"Your verdict on {id} is recorded: {Name}.");
    }
}
