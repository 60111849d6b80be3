using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Chance;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>What cannot be matched ends a job with a refusal that names itself and says what to do.</summary>
public sealed class EncodedRefusalTests(RunningService service)
{
    private const int People = 120;
    private const string Train =
        """
         "train": { "fields": [ { "column": "h_given", "comparison": "exact" }, { "column": "h_sur", "comparison": "exact" },
            { "column": "h_birth", "comparison": "exact" } ], "blocks": [ ["h_suburb"] ], "prior": 0.01
        """;

    private const string Compared =
        """
         "on": [ { "left": "a.h_given", "right": "h_given" }, { "left": "a.h_sur", "right": "h_sur" },
            { "left": "a.h_birth", "right": "h_birth" }, { "left": "a.h_suburb", "right": "h_suburb" } ]
        """;

    [Fact]
    public async Task Encodings_of_different_lengths()
    {
        var failure = await RefusedAsync(Encoded(), Csv("a", 128), Csv("b", 64));
        Assert.Equal("different-lengths", failure.Text("code"));
        Assert.Contains("one schema", failure.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encodings_too_short_to_compare() =>
        Assert.Equal("encoding-length", (await RefusedAsync(Encoded(), Csv("a", 4), Csv("b", 4))).Text("code"));

    [Theory]
    [InlineData((byte)0, "all-zeros")]
    [InlineData((byte)255, "all-ones")]
    public async Task Encodings_that_say_nothing_unless_they_are_left_out(byte filling, string rule)
    {
        var spoiled = Csv("b", 128, at => at == 6 ? filling : null);
        var failure = await RefusedAsync(Encoded(), Csv("a", 128), spoiled);
        Assert.Equal("unusable-encodings", failure.Text("code"));
        var error = Assert.Single(failure["errors"]!.AsArray())!;
        Assert.Equal(("/right/7", rule), (error.Text("pointer"), error.Text("rule")));
        var lenient = await EncodedProject.DeliverAsync(service, Encoded(""", "leaveOutUnusable": true"""), Csv("a", 128), spoiled);
        Assert.Equal("awaitingReview", (await lenient.RunAsync()).Text("state"));
    }

    [Fact]
    public async Task More_candidates_than_the_cap()
    {
        var join = Encoded(""", "mostCandidates": 1000000""");
        var failure = await RefusedAsync(join, Csv("a", 64, people: 1_000), Csv("b", 64, people: 1_001));
        Assert.Equal("too-many-candidates", failure.Text("code"));
        // Nothing finer than an order of magnitude: how many pairs share a key is a fact about people.
        Assert.Contains("About 2000000 pairs", failure.Text("detail"), StringComparison.Ordinal);
        var enough = await EncodedProject.DeliverAsync(service, join, Csv("a", 64, people: 1_000), Csv("b", 64, people: 1_000));
        var job = await enough.RunAsync();
        Assert.Equal("awaitingReview", job.Text("state"));
        var match = Assert.Single(job["matches"]!.AsArray())!;
        Assert.Equal((1_000_000L, 1, 1),
            (match["comparisons"]!.GetValue<long>(), match["ranges"]!.GetValue<int>(), match["rangesDone"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_fit_that_does_not_converge()
    {
        var failure = await RefusedAsync(Probabilistic(Train + """, "maxIterations": 1 }"""), Csv("a", 128), Csv("b", 128));
        Assert.Equal(("training-failed", "not-converged"), (failure.Text("code"), failure["errors"]![0]!.Text("rule")));
    }

    [Fact]
    public async Task Two_sides_that_share_nobody()
    {
        var failure = await RefusedAsync(Probabilistic(Train + " }"), Csv("a", 128), Csv("b", 128, salt: "strangers"));
        Assert.Equal("training-failed", failure.Text("code"));
        Assert.Contains(failure["errors"]![0]!.Text("rule"), new[] { "empty-block", "no-agreement", "not-converged" });
    }

    [Theory]
    [InlineData(""" "sampling": { "tables": 20, "bits": 12 } """)]
    [InlineData(
        """ "blocks": [ [{ "left": "a.h_birth", "right": "h_birth" }], [{ "left": "a.h_sur", "right": "h_sur" }, { "left": "a.state", "right": "state" }] ] """)]
    [InlineData(""" "assignment": "manyToOne", "measure": "jaccard" """)]
    public async Task Blocks_samples_and_assignments_find_the_same_people(string settings)
    {
        var project = await EncodedProject.DeliverAsync(service, Encoded("," + settings), Csv("a", 128), Csv("b", 128), reuseLinks: true);
        Assert.Equal("awaitingReview", (await project.RunAsync()).Text("state"));
        Assert.Equal(Enumerable.Range(1, People).Select(row => ((long)row, (long)row)), await project.LinksAsync());
    }

    [Fact]
    public async Task Only_the_best_pair_of_each_row_takes_part()
    {
        var join = Encoded(""", "assignment": "optimal", "topK": 1""", threshold: "0.1");
        var project = await EncodedProject.DeliverAsync(service, join, Csv("a", 128), Csv("b", 128), reuseLinks: true);
        Assert.Equal("awaitingReview", (await project.RunAsync()).Text("state"));
        Assert.Equal(Enumerable.Range(1, People).Select(row => ((long)row, (long)row)), await project.LinksAsync());
    }

    private static string Encoded(string more = "", string threshold = "0.8") =>
        $$"""
          "method": "encoded", "on": [ { "left": "a.clk", "right": "clk" } ], "match": { "threshold": {{threshold}}{{more}} }
          """;

    private static string Probabilistic(string settings) =>
        $$""" "method": "probabilistic", {{Compared}}, "match": { "threshold": 0.5, {{settings}} } """;

    private async Task<JsonNode> RefusedAsync(string join, byte[] left, byte[] right)
    {
        var project = await EncodedProject.DeliverAsync(service, join, left, right);
        var job = await project.RunAsync();
        Assert.True(job.Text("state") == "refused", job.ToJsonString());
        await project.ForgottenAsync();
        return job["failure"]!;
    }

    /// <summary>The same people on each side, with random encodings of as many bytes, one of which may be filled with one byte.</summary>
    private static byte[] Csv(string side, int bytes, Func<int, byte?>? filling = null, string salt = "people", int people = People)
    {
        var chance = new Seeded("encodings");
        var text = new StringBuilder().AppendJoin(',', ["person", "clk", "state", .. EncodedPeople.Hashed]).Append('\n');
        for (var at = 0; at < people; at++)
        {
            var encoding = Enumerable.Range(0, bytes).Select(_ => (byte)chance.Below(256)).ToArray();
            if (filling?.Invoke(at) is { } one) Array.Fill(encoding, one);
            var hashes = EncodedPeople.Hashed.Select((_, column) => Hash($"{salt} {column} {at % (20 + (30 * column))}"));
            text.AppendJoin(
                ',', [Hash($"{side} {at}"), Convert.ToBase64String(encoding), at % 2 == 0 ? "nsw" : "vic", .. hashes]).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
