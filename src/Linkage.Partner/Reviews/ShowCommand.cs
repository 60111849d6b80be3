using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Jobs;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Reviews;

/// <summary>Shows all that a reviewer judges: the job, the risk report, the protected tables, comments and verdicts so far.</summary>
internal sealed class ShowCommand : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };

    public ShowCommand()
        : base("show", "Show the report and the protected result of a job. Each look is recorded.", "linkage reviews show job-9d2f") =>
        Arguments.Add(_job);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var id = session.Get(_job);
        var job = await session.Client.GetAsync<Job>(Paths.Job(id), cancel);
        if (job.IsRefused)
        {
            return session.Screen.End(job.Refusal);
        }

        var parts = new JsonObject { ["job"] = job.Value.Document?.DeepClone() };
        foreach (var part in (string[])["report", "result", "comments", "reviews"])
        {
            var answer = await session.Client.GetAsync<JsonNode>(Paths.Job(id, part), cancel);
            if (answer.IsRefused && answer.Refusal.Kind != RefusalKind.NotFound)
            {
                return session.Screen.End(answer.Refusal);
            }

            parts[part] = answer.IsRefused ? null : answer.Value.Document?.DeepClone();
        }

        return session.Screen.Show(parts, screen => Show(screen, job.Value.Value, parts));
    }

    // The page is what a reviewer reads; the rest of the document is there as JSON. A method without a page is shown member by member.
    private static void WriteReport(Screen screen, JsonObject report)
    {
        if (report["page"] is not { } page)
        {
            Outline.Write(screen, report);
            return;
        }

        foreach (var line in page.GetValue<string>().TrimEnd('\n').Split('\n')) screen.Line(line);
        if (report["models"] is { } models) Outline.Write(screen, new JsonObject { ["models"] = models.DeepClone() });
    }

    private static void Show(Screen screen, Job job, JsonObject parts)
    {
        job.Show(screen);
        if (parts["report"] is JsonObject report)
        {
            screen.Line("");
            WriteReport(screen, report);
        }

        foreach (var table in (parts["result"]?["tables"] as JsonArray ?? []).OfType<JsonObject>())
        {
            ResultTable.Write(screen, table);
        }

        ResultOutputs.Write(screen, parts["result"]);

        foreach (var comment in (parts["comments"]?["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            screen.Line($"{comment["createdAt"]} {comment["author"]}: {comment["text"]}");
        }

        foreach (var verdict in (parts["reviews"]?["items"] as JsonArray ?? []).OfType<JsonObject>())
        {
            screen.Line($"{verdict["createdAt"]} {verdict["reviewer"]}: {verdict["verdict"]}, {verdict["reason"]}");
        }
    }
}
