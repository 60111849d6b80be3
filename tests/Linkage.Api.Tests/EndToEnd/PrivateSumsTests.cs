using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Sums and means under differential privacy, and what each method says of measures that it does not protect.</summary>
public sealed class PrivateSumsTests(RunningService service)
{
    private const int People = 200;

    private const string Bounds = """[{ "dataset": "people-a", "field": "income", "low": 0, "high": 1000 }]""";

    private const string Sums =
        """
        [ { "name": "people", "kind": "countSubjects" }, { "name": "income", "kind": "sum", "of": "a.income" },
          { "name": "average", "kind": "mean", "of": "a.income" } ]
        """;

    private const string Everything =
        """
        [ { "name": "people", "kind": "countSubjects" }, { "name": "rows", "kind": "countRows" },
          { "name": "income", "kind": "sum", "of": "a.income" }, { "name": "average", "kind": "mean", "of": "a.income" },
          { "name": "rich", "kind": "share", "of": "isRich" }, { "name": "burden", "kind": "ratio", "of": "a.income", "per": "a.rent" },
          { "name": "doubled", "kind": "sum", "of": "twice" } ]
        """;

    /// <summary>Attack: somebody with an income of a million among people with 500 would show in the sum.</summary>
    [Fact]
    public async Task Bounded_sums_are_released_with_noise_and_without_outliers()
    {
        var linked = await DeliverAsync(Private("gaussian", Bounds), Sums);
        var job = await linked.AwaitingReviewAsync();
        using var arthur = await service.AsAsync("arthur");
        var result = await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result");
        var cells = result["tables"]![0]!["cells"]!.AsArray();
        decimal[] all = [.. cells[^1]!["values"]!.AsArray().Select(value => value!["value"]!.GetValue<decimal>())];
        // Six measurements at ρ = 20 in all: σ = 1000 · √(6/40) = 387, of counts 0.39.
        Assert.InRange(all[0], 197, 203);
        Assert.InRange(all[1], 199 * 500 + 1_000 - 2_400, 199 * 500 + 1_000 + 2_400);
        Assert.InRange(all[2], 480, 525);
        Assert.Equal(["subjects", "sum of a.income", "subjects with a.income"], Parts(result["protection"]!["measured"]!));

        var budget = (await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/report"))["disclosure"]!["budget"]!;
        Assert.Equal(["subjects", "sum of a.income", "subjects with a.income"], Parts(budget["parts"]!));
        Assert.Equal(20m, budget["parts"]!.AsArray().Sum(part => part!["rho"]!.GetValue<decimal>()));

        await linked.ApproveAsync("arthur", job);
        Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
        using var ava = await service.AsAsync("ava");
        var release = Assert.Single(await linked.ReleasesAsync()).Text("id");
        var lines = (await ava.GetStringAsync($"/v1/releases/{release}/files/by-state.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cells.Count, lines.Length - 1);
        Assert.Contains(all[1].ToString(CultureInfo.InvariantCulture), lines[^1], StringComparison.Ordinal);
    }

    /// <summary>Attack: exact shares beside a private result. Nothing of the budget was spent on them.</summary>
    [Fact]
    public async Task Analysts_do_not_see_the_quality_of_a_private_result()
    {
        var linked = await DeliverAsync(Private("gaussian", Bounds), Sums);
        var job = await linked.AwaitingReviewAsync();
        await linked.ApproveAsync("arthur", job);
        Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
        foreach (var part in new[] { "quality", "quality-picture" })
        {
            using var ava = await service.AsAsync("ava");
            using var refused = await ava.GetAsync($"/v1/jobs/{job.Text("id")}/{part}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var arthur = await service.AsAsync("arthur");
            (await arthur.GetAsync($"/v1/jobs/{job.Text("id")}/{part}")).EnsureSuccessStatusCode();
        }
    }

    /// <summary>
    /// Attack: whether the job is refused tells whether anybody has two rows. Here nobody has, and it is refused as the keys are declared.
    /// </summary>
    [Fact]
    public async Task A_private_sum_that_a_join_could_repeat_is_refused_whatever_the_rows()
    {
        var linked = await DeliverAsync(Private("gaussian", Bounds), Sums, isDeclaredUnique: false);
        var refused = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Equal(("refused", "repeated-amount"), (refused.Text("state"), refused["failure"]!.Text("code")));
    }

    [Theory]
    [InlineData("""{ "kind": "cellKey", "cellKey": { "maximum": 4, "variance": 2 } }""", "Noise by cell keys protects counts of subjects only")]
    [InlineData("""{ "kind": "rounding", "rounding": { "scheme": "smallCounts", "base": 10 } }""", "Rounding protects counts of subjects only")]
    [InlineData("""{ "kind": "rounding", "rounding": { "scheme": "controlled", "base": 10 } }""", "Rounding protects counts of subjects only")]
    [InlineData("""{ "kind": "midpoint" }""", "Midpoint rounding protects counts of subjects only")]
    public async Task What_a_method_does_not_protect_is_named(string method, string words)
    {
        var faults = await FaultsAsync($$"""{ "minimumFrequency": 10, "method": {{method}} }""");
        string[] named =
            ["rows is a count of rows", "income is a sum", "average is a mean", "rich is a share", "burden is a ratio", "doubled is a sum"];
        Assert.Equal(named.Select((name, i) => ($"/tables/0/measures/{i + 1}", $"{words}; {name}.")), faults);
    }

    [Fact]
    public async Task Sums_without_agreed_bounds_are_refused_with_what_to_do()
    {
        var unbounded = await FaultsAsync(Private("laplace", "[]"));
        Assert.Contains(
            ("/tables/0/measures/2/of",
                "What one subject can add to income is not agreed: give the field bounds under method.privacy.bounds of the policy."),
            unbounded);
        Assert.Equal(6, unbounded.Count);
        var bounded = await FaultsAsync(Private("laplace", Bounds));
        Assert.Equal(
            ["rows is a count of rows.", "rich is a share.", "burden is a ratio."], bounded.Take(3).Select(fault => fault.Detail.Split("; ")[1]));
        Assert.Equal(
            ("/tables/0/measures/6/of", "What one subject can add to twice cannot be agreed: ask a field as it is delivered."), bounded[3]);
        Assert.Equal(4, bounded.Count);
    }

    private static string Private(string noise, string bounds) =>
        $$"""
          { "minimumFrequency": 10, "method": { "kind": "differentialPrivacy",
            "privacy": { "noise": "{{noise}}", "budget": 50, "perRelease": 20, "bounds": {{bounds}} } } }
          """;

    private async Task<List<(string Pointer, string Detail)>> FaultsAsync(string policy)
    {
        var linked = await DeliverAsync(policy, Everything);
        var refused = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Equal(("refused", "method-not-applicable"), (refused.Text("state"), refused["failure"]!.Text("code")));
        return [.. refused["failure"]!["errors"]!.AsArray().Select(fault => (fault!.Text("pointer"), fault!.Text("message")))];
    }

    /// <summary>The sample agreement with incomes and rents, and other measures.</summary>
    private async Task<LinkedProject> DeliverAsync(string policy, string measures, bool isDeclaredUnique = true)
    {
        var project = await SampleAgreement.InForceAsync(service, policy: policy, change: document =>
        {
            foreach (var name in new[] { "income", "rent" })
                document["datasets"]![0]!["schema"]!["fields"]!.AsArray().Add(JsonNode.Parse(
                    $$"""{ "name": "{{name}}", "type": "integer", "role": "measure", "constraints": { "minimum": 0, "maximum": 10000000 } }"""));
            if (isDeclaredUnique) document["datasets"]![1]!["schema"]!["primaryKey"] = new JsonArray("person");
            var question = document["questions"]![0]!;
            question["derive"] = JsonNode.Parse(
                """[{ "name": "isRich", "expression": "a.income > 600" }, { "name": "twice", "expression": "a.income * 2" }]""");
            question["tables"]![0]!["measures"] = JsonNode.Parse(measures);
        });
        string[] people = Encoding.UTF8.GetString(Running.Tus.People(People)).TrimEnd('\n').Split('\n')[1..];
        var a = await LinkedProject.DeliverAsync(service, "anna", project, "people-a", Csv(
            "person,state,income,rent", people.Select((person, at) => $"{person},{(at == 0 ? 1_000_000 : 500)},100")));
        var b = await LinkedProject.DeliverAsync(
            service, "ben", project, "people-b", Csv("person", people.Select(person => person.Split(',')[0])));
        return new(service, project, a.Text("id"), b.Text("id"));
    }

    private static byte[] Csv(string header, IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(header)) + "\n");

    private static IEnumerable<string> Parts(JsonNode parts) => parts.AsArray().Select(part => part!.Text("of"));
}
