using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Stops a job.</summary>
internal sealed class CancelCommand : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };

    public CancelCommand()
        : base("cancel", "Stop a job; it keeps nothing.", "linkage jobs cancel job-9d2f") => Arguments.Add(_job);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var cancelled = await session.Client.DeleteAsync<JsonNode>(Paths.Job(session.Get(_job)), cancel);
        return cancelled.IsRefused
            ? session.Screen.End(cancelled.Refusal)
            : session.Screen.Show(cancelled.Value.Document, $"Job {session.Get(_job)} is being cancelled.");
    }
}
