using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Asks a question: one of the agreement by name, or one in a file where the agreement is open.</summary>
internal sealed class SubmitCommand : ProjectVerb
{
    private readonly Option<string?> _question = new("--question", "-q") { Description = "Name of a question of the agreement." };
    private readonly Option<FileInfo?> _file = new("--question-file") { Description = "Question document, JSON, for an open agreement." };
    private readonly Option<string[]> _deliveries = new("--delivery")
    {
        Description = "alias=dlv-…: run on this delivery. May be repeated.",
    };

    private readonly Option<string[]> _periods = new("--period")
    {
        Description = "alias=2023JJ00: run on the latest delivery of this period. May be repeated.",
    };

    private readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "Use made-up rows of the same shape; no real data is touched.",
    };

    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Say what the job would do, and do nothing.",
    };

    private readonly Option<bool> _watch = new("--watch", "-w") { Description = "Follow the job until it awaits review or has ended." };

    public SubmitCommand()
        : base(
            "submit",
            "Ask a question.",
            "linkage jobs submit --project energy-poverty --question risk-by-neighbourhood --watch",
            "linkage jobs submit --project energy-poverty --question risk-by-neighbourhood --dry-run",
            "linkage jobs submit --project energy-poverty --question risk-by-neighbourhood --explain",
            "linkage jobs submit --project energy-poverty --question-file question.json --period i=2023JJ00")
    {
        foreach (var option in (Option[])[_question, _file, _deliveries, _periods, _dryRun, _explain, _watch])
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_question) is null == (result.GetValue(_file) is null))
            {
                result.AddError("Give either --question or --question-file.");
            }
        });
    }

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var body = await BodyAsync(session, cancel);
        if (body.IsRefused)
        {
            return session.Screen.End(Ending.BadInput(body.Refusal));
        }

        if (session.Get(_explain))
        {
            var plan = await session.Client.PostAsync<JobPlan>(Paths.Project(project, "job-plans"), body.Value, cancel);
            return plan.IsRefused ? session.Screen.End(plan.Refusal) : session.Screen.Show(plan.Value.Document, plan.Value.Value.Show);
        }

        var job = await session.Client.PostAsync<Job>(Paths.Project(project, "jobs"), body.Value, cancel);
        if (job.IsRefused)
        {
            return session.Screen.End(job.Refusal);
        }

        return session.Get(_watch)
            ? await JobWatch.RunAsync(session, job.Value.Value.Id, cancel)
            : session.Screen.Show(job.Value.Document, job.Value.Value.Show);
    }

    private async Task<Outcome<JsonObject>> BodyAsync(Session session, CancellationToken cancel)
    {
        var body = new JsonObject();
        if (session.Get(_file) is { } file)
        {
            var text = await File.ReadAllTextAsync(file.FullName, cancel);
            if (JsonFile.Check(text) is { } broken)
            {
                return broken;
            }

            body["questionDocument"] = JsonNode.Parse(text);
        }
        else
        {
            body["question"] = session.Get(_question);
        }

        if (session.Get(_dryRun))
        {
            body["dryRun"] = true;
        }

        var fault = Add(body, "deliveries", session.Get(_deliveries)) ?? Add(body, "periods", session.Get(_periods));
        return fault is null ? body : fault;
    }

    private static Refusal? Add(JsonObject body, string member, string[]? pairs)
    {
        if (pairs is not { Length: > 0 })
        {
            return null;
        }

        var chosen = new JsonObject();
        foreach (var pair in pairs.Select(pair => pair.Split('=', 2)))
        {
            if (pair.Length != 2 || pair[0].Length == 0 || !chosen.TryAdd(pair[0], JsonValue.Create(pair[1])))
            {
                return new Refusal(RefusalKind.Invalid, "alias-pair", $"The {member} are given as alias=value, each alias once.");
            }
        }

        body[member] = chosen;
        return null;
    }
}
