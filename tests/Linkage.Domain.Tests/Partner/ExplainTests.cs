using System.Net;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

/// <summary>What a job would do, and how well one has linked, as they are read at a terminal.</summary>
public class ExplainTests
{
    [Fact]
    public async Task A_plan_is_asked_for_and_no_job()
    {
        var network = new Replies(
            request => Replies.Json(request.Method == HttpMethod.Post ? Plan : """{"items":[{"id":"prj-7","name":"poverty"}]}"""));
        using var line = new CommandLine { Network = network };
        line.Environment["LINKAGE_PROJECT"] = "poverty";
        Assert.Equal(ExitCode.Done, await line.RunAsync("jobs", "submit", "-q", "risk", "--explain"));
        Assert.Equal("POST /v1/projects/prj-7/job-plans", network.Asked[^1]);
        Assert.DoesNotContain("POST /v1/projects/prj-7/jobs", network.Asked);
        string[] all =
            ["p.bsn = r.bsn (person), then p.alt = r.alt (person)", "one row or more", "1,200", "as the data holds", "quantiles"];
        Assert.All(all.Append("[repeated-amount]"), said => Assert.Contains(said, line.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_that_is_refused_is_refused_like_the_job()
    {
        const string problem =
            """{"type":"https://linkage.example/problems/entangled","title":"t","status":409,"detail":"Two split by one field."}""";
        using var line = new CommandLine
        {
            Network = new Replies(request => request.Method == HttpMethod.Post
                ? Replies.Json(problem, HttpStatusCode.Conflict, "application/problem+json")
                : Replies.Json("""{"items":[{"id":"prj-7","name":"poverty"}]}""")),
        };
        line.Environment["LINKAGE_PROJECT"] = "poverty";
        Assert.Equal(ExitCode.Refused, await line.RunAsync("jobs", "submit", "-q", "risk", "--explain"));
    }

    [Fact]
    public async Task The_quality_is_shown_as_bars()
    {
        using var line = new CommandLine { Network = new Replies(_ => Replies.Json(Quality)) };
        Assert.Equal(ExitCode.Done, await line.RunAsync("jobs", "quality", "job-1"));
        var said = string.Join(' ', line.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"all 80-100 % {new string('█', 20)}{new string('░', 5)}", said, StringComparison.Ordinal);
        Assert.Contains($"by p.alt = alt 0-20 % {new string('░', 5)}{new string('·', 20)}", said, StringComparison.Ordinal);
        Assert.Contains("p.area a not shown", said, StringComparison.Ordinal);
        var bars = $"0.50 ▃{new string(' ', 5)}██  1.00{Environment.NewLine}{new string(' ', 10)}^ 0.80";
        Assert.Contains(bars, line.Output, StringComparison.Ordinal);
        Assert.Contains("0.80 1.2 % 3.4 %", said, StringComparison.Ordinal);
    }

    private const string Plan =
        """
        { "project": "prj-7", "agreementVersion": 2, "question": "risk", "dryRun": false, "minimumFrequency": 10, "approvals": 1,
          "inputs": [
            { "alias": "p", "dataset": "persons", "organisation": "a", "period": "2023JJ00", "delivery": "dlv-1", "rows": 1200, "keys": [] },
            { "alias": "r", "dataset": "register", "organisation": "b", "kind": "inner", "method": "exact", "findsOne": false, "keys": [
              { "left": "p.bsn", "right": "r.bsn", "entityType": "person" }, { "left": "p.alt", "right": "r.alt", "entityType": "person" } ] } ],
          "tables": [ { "name": "t", "groups": [ { "variable": "p.area", "levels": [], "total": true } ],
            "measures": [ { "name": "n", "kind": "countSubjects", "perRow": false } ] } ],
          "learnt": [ { "name": "places", "kind": "quantiles", "from": ["r.income"], "categories": 4 } ],
          "checks": [ { "name": "audit", "when": "run", "what": "No protected cell can be derived." } ],
          "notes": [ { "pointer": "/tables/0/measures/0", "code": "repeated-amount", "message": "The job may be refused." } ] }
        """;

    private const string Quality =
        """
        { "minimumFrequency": 10, "population": { "alias": "p", "dataset": "persons", "organisation": "a", "unlinkable": null, "repeated": null },
          "joins": [ { "alias": "r", "dataset": "register", "organisation": "b", "kind": "inner", "method": "exact", "unlinkable": null,
            "matched": { "from": 80, "to": 100 },
            "keys": [ { "left": "p.bsn", "right": "bsn", "matched": { "from": 80, "to": 100 }, "repeated": null },
                      { "left": "p.alt", "right": "alt", "matched": { "from": 0, "to": 20 }, "repeated": null } ],
            "match": { "threshold": 0.8, "assignment": "greedy", "scores": { "from": 0.5, "percent": [5, 0, 0, 0, 0, 0, 50, 45] },
              "expected": [ { "threshold": 0.8, "falseMatches": 0.012, "missedMatches": 0.034 } ] },
            "groups": [ { "variable": "p.area", "level": null, "code": "a", "matched": null } ] } ],
          "repeatedAmounts": [] }
        """;
}
