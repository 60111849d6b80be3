using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Reviews;

/// <summary>Says something about a job to its submitter and the other reviewers.</summary>
internal sealed class CommentCommand : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };
    private readonly Argument<string> _text = new("text") { Description = "The comment." };

    public CommentCommand()
        : base("comment", "Comment on a job.", "linkage reviews comment job-9d2f \"Why is the district level needed?\"")
    {
        Arguments.Add(_job);
        Arguments.Add(_text);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var body = new JsonObject { ["text"] = session.Get(_text) };
        var said = await session.Client.PostAsync<JsonNode>(Paths.Job(session.Get(_job), "comments"), body, cancel);
        return said.IsRefused ? session.Screen.End(said.Refusal) : session.Screen.Show(said.Value.Document, "Your comment is recorded.");
    }
}
