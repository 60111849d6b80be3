using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Profiles, quantile bands and models, asked and released over HTTP, and what of them is refused.</summary>
public sealed class OutputsTests(RunningService service)
{
    private const string Count = """{ "name": "homes", "kind": "countSubjects" }""";
    private const int MinimumFrequency = 10;

    private static string Model => Models("capped", """{ "variable": "richer" }, { "variable": "h.area", "reference": "east" }""");

    internal const string Profile =
        $$"""
          "profiles": [ { "name": "profile", "clusters": 6, "features": [
            { "variable": "h.income", "low": 0, "high": 10000000 }, { "variable": "h.gas", "low": 0, "high": 99999 },
            { "variable": "h.tenure" } ] } ],
          "tables": [
            { "name": "profiles", "groups": [ { "variable": "profile", "total": true }, { "variable": "h.tenure", "total": true } ],
              "measures": [ {{Count}} ] },
            { "name": "areas", "groups": [ { "variable": "profile" }, { "variable": "h.tenure" }, { "variable": "h.area", "total": true } ],
              "measures": [ {{Count}} ] } ]
          """;

    internal const string Quartiles =
        $$"""
          "quantiles": [ { "name": "place", "of": "h.gas", "bands": 4, "within": [ { "variable": "h.area" } ] } ],
          "tables": [ { "name": "gas", "groups": [ { "variable": "h.area", "total": true }, { "variable": "place", "total": true } ],
            "measures": [ {{Count}}, { "name": "gas", "kind": "mean", "of": "h.gas" } ] } ]
          """;

    [Fact]
    public async Task Profiles_by_area_describe_groups_and_no_three_households()
    {
        var project = await OutputsProject.DeliverAsync(service);
        var asked = await project.AskAsync(Profile);
        var cells = Cells(await project.ResultAsync(asked), "profiles");
        var sizes = cells.Where(cell => cell.Codes is [not "_T", "_T"]).Select(cell => cell.Values[0]).ToList();
        Assert.True(sizes.Count >= 2);
        Assert.All(sizes, size => Assert.True(size is null or >= MinimumFrequency));
        // From large to small, and the three in none of their own.
        Assert.Equal(sizes.OfType<decimal>().OrderDescending(), sizes.OfType<decimal>());
        Assert.Equal(OutputsProject.Households.Count, cells.Single(cell => cell.Codes is ["_T", "_T"]).Values[0]);
        Assert.Equal("released", (await project.ReleaseAsync(asked)).Text("state"));
    }

    [Fact]
    public async Task Cut_points_leave_as_means_of_ten_around_them()
    {
        var project = await OutputsProject.DeliverAsync(service);
        var asked = await project.AskAsync(Quartiles);
        var cells = Cells(await project.ResultAsync(asked), "gas");
        foreach (var area in new[] { "east", "north", "west" })
        {
            int[] gas = [.. OutputsProject.Households.Where(home => home.Area == area).Select(home => home.Gas).Order()];
            for (var cut = 1; cut < 4; cut++)
            {
                var cell = cells.Single(one => one.Codes[0] == area && one.Codes[1] == $"cut-{cut}");
                var around = Around(gas, cut * gas.Length / 4);
                Assert.Equal(around.Length, cell.Values[0]);
                Assert.Equal(decimal.Round(around.Sum() / 10m / around.Length, 1, MidpointRounding.AwayFromZero), cell.Values[1]);
            }
        }

        Assert.Equal("released", (await project.ReleaseAsync(asked)).Text("state"));
    }

    [Fact]
    public async Task A_regression_leaves_with_its_cells()
    {
        var project = await OutputsProject.DeliverAsync(service);
        var asked = await project.AskAsync(Model);
        var model = (await project.ResultAsync(asked))["models"]!.AsArray().Single()!;
        var found = model["coefficients"]!.AsArray().Select(one => one!["estimate"]!.GetValue<double>()).ToArray();
        Assert.All(Solved().Zip(found), pair => Assert.Equal(pair.First, pair.Second, Math.Abs(pair.First) * 1e-5));
        Assert.Equal((800, 796), (model["subjects"]!.GetValue<int>(), model["residualDegreesOfFreedom"]!.GetValue<int>()));
        Assert.Equal("released", (await project.ReleaseAsync(asked)).Text("state"));

        var file = Encoding.UTF8.GetString(await project.FileAsync("gas-use.csv")).Split('\n');
        Assert.Equal("term,category,estimate,standard_error,subjects,residual_degrees_of_freedom", file[0]);
        Assert.Contains("h.area,east,0,,800,796", file);
    }

    [Fact]
    public async Task A_model_is_judged_beside_tables_and_models_as_tables_are()
    {
        var project = await OutputsProject.DeliverAsync(service);
        await ReleasedAsync(project, Model);
        await ReleasedAsync(
            project, $$""" "tables": [ { "name": "t", "groups": [ { "variable": "h.area" } ], "measures": [ {{Count}} ] } ] """);
        await ReleasedAsync(project, Model);

        await project.AgainAsync(OutputsProject.Households.Skip(1));
        await RefusedAsync(project, Model);
        await RefusedAsync(project, $$""" "tables": [ { "name": "t", "measures": [ {{Count}} ] } ] """);

        // The same people, and one of them used a little more.
        await project.AgainAsync(OutputsProject.Households.Select((home, at) => at == 0 ? home with { Gas = home.Gas + 1 } : home));
        await RefusedAsync(project, Model);
        await ReleasedAsync(project, $$""" "tables": [ { "name": "t", "measures": [ {{Count}} ] } ] """);

        await project.AgainAsync(OutputsProject.Households.Skip(200));
        await ReleasedAsync(project, Model);
    }

    [Fact]
    public async Task A_table_before_a_model_that_differs_by_one_refuses_it()
    {
        var project = await OutputsProject.DeliverAsync(service);
        await ReleasedAsync(project, $$""" "tables": [ { "name": "t", "measures": [ {{Count}} ] } ] """);
        await project.AgainAsync(OutputsProject.Households.Skip(1));
        await RefusedAsync(project, Model);
    }

    [Fact]
    public async Task A_ratio_is_shown_where_both_of_its_sums_are()
    {
        var project = await OutputsProject.DeliverAsync(service);
        var asked = await project.AskAsync(
            """
            "derive": [ { "name": "richer", "expression": "h.income mod 100000" } ],
            "tables": [ { "name": "use", "groups": [ { "variable": "h.area", "total": true } ],
              "measures": [ { "name": "rate", "kind": "ratio", "of": "h.gas", "per": "richer" } ] } ]
            """);
        var result = await project.ResultAsync(asked);
        var ratio = result["ratios"]!.AsArray().Single()!["values"]!.AsArray().Select(value => value?.GetValue<decimal>()).ToList();
        var cells = Cells(result, "use");
        Assert.Equal(4, ratio.Count);
        Assert.All(cells.Zip(ratio), pair => Assert.Equal(
            pair.First.Values is [{ } up, { } down] ? decimal.Round(up / down, 6, MidpointRounding.AwayFromZero) : null, pair.Second));
        Assert.Equal("released", (await project.ReleaseAsync(asked)).Text("state"));

        var lines = Encoding.UTF8.GetString(await project.FileAsync("use.csv")).TrimEnd('\n').Split('\n');
        Assert.EndsWith(",rate,rate_status,rate_confidentiality", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1).Zip(ratio), line => Assert.EndsWith(
            line.Second is { } value ? string.Create(CultureInfo.InvariantCulture, $",{value:F6},A,F") : ",,Q,C", line.First,
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_nobody_of_a_group_is_in_the_highest_band_is_not_told()
    {
        var project = await OutputsProject.DeliverAsync(service);
        var asked = await project.AskAsync(
            $$"""
              "quantiles": [ { "name": "place", "of": "h.income", "bands": 4 } ],
              "tables": [ { "name": "incomes", "groups": [ { "variable": "h.tenure", "total": true }, { "variable": "place", "total": true } ],
                "measures": [ {{Count}} ] } ]
              """);
        var cells = Cells(await project.ResultAsync(asked), "incomes");
        // Who rents earns less than half of those who own: the band is empty of them, the three with millions apart.
        Assert.Equal(0, OutputsProject.Households.Count(home => home.Tenure == "rent" && home.Income is > 60_000 and < 1_000_000));
        Assert.Null(cells.Single(cell => cell.Codes is ["rent", "band-4"]).Values[0]);
        Assert.DoesNotContain(cells, cell => cell.Values[0] is < MinimumFrequency);
    }

    [Fact]
    public async Task The_same_question_gives_the_same_bytes_and_a_dry_run_the_shape()
    {
        var project = await OutputsProject.DeliverAsync(service);
        foreach (var question in new[] { Models("capped", """{ "variable": "h.tenure" }"""), Profile })
        {
            var (once, again) = (await project.AskAsync(question), await project.AskAsync(question));
            Assert.Equal(once.Text("resultHash"), again.Text("resultHash"));
            Assert.Equal("completed", (await project.AskAsync(question, dryRun: true)).Text("state"));
        }
    }

    [Theory]
    [InlineData("saturated", "degrees-of-freedom")]
    [InlineData("outlier", "leverage")]
    [InlineData("three", "small-category")]
    [InlineData("pointer", "leverage")]
    [InlineData("dominated", "dominated")]
    public async Task A_model_that_tells_of_few_is_refused(string attack, string rule)
    {
        var project = await OutputsProject.DeliverAsync(service);
        var job = await project.AskAsync(attack switch
        {
            // As many coefficients as households, nearly.
            "saturated" => Models("capped", """{ "variable": "h.income" }""") + """, "filters": [ "h.income > 8000000" ]""",
            "outlier" => Models("capped", """{ "variable": "h.income" }"""),
            "three" => Models("capped", """{ "variable": "rich" }"""),
            "pointer" => Models("capped", """{ "variable": "pointer" }"""),
            // The square of one income is more than those of all others.
            _ => Models("squared", """{ "variable": "h.tenure" }"""),
        });
        Assert.Contains(rule, OutputsProject.Rules(job));
        Assert.Equal("model-refused", job["failure"]!.Text("code"));
    }

    private static async Task ReleasedAsync(OutputsProject project, string question)
    {
        var job = await project.AskAsync(question);
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        Assert.Equal("released", (await project.ReleaseAsync(job)).Text("state"));
    }

    private static async Task RefusedAsync(OutputsProject project, string question)
    {
        var job = await project.AskAsync(question);
        Assert.True(job.Text("state") == "refused", job.ToJsonString());
        Assert.Equal("differencing", job["failure"]!.Text("code"));
    }

    internal static string Models(string outcome, string terms) =>
        $$"""
          "derive": [
            { "name": "capped", "expression": "h.gas mod 3000" }, { "name": "richer", "expression": "h.income mod 100000" },
            { "name": "rich", "expression": "h.income > 8000000" }, { "name": "pointer", "expression": "floor(h.income, 1000000)" },
            { "name": "squared", "expression": "(h.income mod 9000001) * (h.income mod 9000001)" } ],
          "models": [ { "name": "gas-use", "kind": "linear", "outcome": "{{outcome}}", "terms": [ {{terms}} ] } ],
          "tables": [ { "name": "all", "measures": [ {{Count}} ] } ]
          """;

    /// <summary>The same regression by plain elimination: intercept, income below 100,000, north, west.</summary>
    private static double[] Solved()
    {
        const int size = 4;
        var rows = OutputsProject.Households.Select(home => (
            X: new[] { 1, home.Income % 100_000, home.Area == "north" ? 1.0 : 0, home.Area == "west" ? 1 : 0 },
            Y: home.Gas % 30_000 / 10.0)).ToList();
        var normal = Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => rows.Sum(row => row.X[i] * row.X[j]))
            .Append(rows.Sum(row => row.X[i] * row.Y)).ToArray()).ToArray();
        for (var k = 0; k < size; k++)
        {
            for (var i = 0; i < size; i++)
            {
                if (i == k) continue;
                var factor = normal[i][k] / normal[k][k];
                for (var j = k; j <= size; j++) normal[i][j] -= factor * normal[k][j];
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => normal[i][size] / normal[i][i])];
    }

    /// <summary>Ten amounts around a rank, and those that equal the outer ones.</summary>
    private static int[] Around(int[] sorted, int rank) =>
        [.. sorted.Where(one => one >= sorted[rank - 5] && one <= sorted[rank + 4])];

    private static List<(string[] Codes, decimal?[] Values)> Cells(JsonNode result, string table) =>
        [.. result["tables"]!.AsArray().Single(one => one!.Text("name") == table)!["cells"]!.AsArray().Select(cell => (
            cell!["codes"]!.AsArray().Select(code => code!.GetValue<string>()).ToArray(),
            cell["values"]!.AsArray().Select(value => value!["value"]?.GetValue<decimal?>()).ToArray()))];
}
