using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Crashes;

/// <summary>
/// A match cut into ranges for three worker processes on one embedded vault. One is killed while it holds a range; the range is done again,
/// and what is released are the bytes of a run that nobody disturbed, in one process and one range.
/// </summary>
public sealed partial class KilledMatchWorkerTests
{
    private const string Match =
        """ "method": "encoded", "on": [ { "left": "a.clk", "right": "clk" } ], "match": { "threshold": 0.8, "assignment": "optimal" """;

    private const string Join = Match + "}";

    private const string Blocked = Match + """
        , "blocks": [ [ { "left": "a.state", "right": "state" } ], [ { "left": "a.h_sur", "right": "h_sur" } ] ] }
        """;

    private static readonly Lazy<(byte[] Left, byte[] Right)> People = new(
        () => (EncodedPeople.Read("a").Csv, EncodedPeople.Read("b").Csv));

    [Theory]
    [InlineData(Join, 250_000, 100)]
    [InlineData(Blocked, 100_000, 60)]
    public async Task A_range_whose_worker_dies_is_done_again_and_the_release_is_the_same(string join, int comparisons, int fewest)
    {
        var expected = await AloneAsync(join);
        await using var service = new RunningService(
            ["--Linkage:Worker:Parallelism=1", $"--Linkage:Worker:ComparisonsPerRange={comparisons}"]);
        await service.InitializeAsync();
        var project = await EncodedProject.DeliverAsync(service, join, People.Value.Left, People.Value.Right);
        var workers = Enumerable.Range(0, 3).Select(_ => WorkerProcess.Start(service.Folder)).ToList();
        try
        {
            var ranges = new RangeLeases(service.Control);
            var job = (await project.SubmitAsync()).Text("id");
            var killed = await ranges.KillHolderAsync(workers);
            var ended = await project.SettledAsync(job);
            Assert.True(ended.Text("state") == "awaitingReview", ended.ToJsonString());
            var done = await ranges.ReadAsync();
            Assert.InRange(done.Count, fewest, 2 * fewest);
            Assert.All(done, range => Assert.Equal("Done", range.State));
            var again = done.Single(range => range.Id == killed);
            Assert.True(again.Attempts >= 2);
            Assert.True(done.Select(range => range.Owner).Distinct().Count() >= 3);
            Assert.Equal(expected, await ReleaseAsync(project, ended));
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }
    }

    [Theory]
    [InlineData(Join, 100_000)]
    [InlineData(Blocked, 20_000)]
    public async Task Cancelling_stops_every_range_and_leaves_no_pairs(string join, int comparisons)
    {
        await using var service = new RunningService(
            ["--Linkage:Worker:Parallelism=2", $"--Linkage:Worker:ComparisonsPerRange={comparisons}"]);
        await service.InitializeAsync();
        var project = await EncodedProject.DeliverAsync(service, join, People.Value.Left, People.Value.Right);
        var job = (await project.SubmitAsync()).Text("id");
        using var ava = await service.AsAsync("ava");
        await LinkedProject.WaitAsync(ava, $"/v1/jobs/{job}", seen => seen.Text("stage") == "matching");
        using (var cancelled = await ava.DeleteAsync($"/v1/jobs/{job}")) cancelled.EnsureSuccessStatusCode();
        Assert.Equal("cancelled", (await project.SettledAsync(job)).Text("state"));
        var ranges = new RangeLeases(service.Control);
        while ((await ranges.ReadAsync()).Any(range => range.State != "Done")) await Task.Delay(50);
        await project.ForgottenAsync();
    }

    [Theory]
    [InlineData(Join, 100_000)]
    [InlineData(Blocked, 20_000)]
    public async Task A_delivery_that_is_withdrawn_meanwhile_takes_its_pairs_with_it_and_the_job_is_refused(
        string join, int comparisons)
    {
        await using var service = new RunningService(
            ["--Linkage:Worker:Parallelism=2", $"--Linkage:Worker:ComparisonsPerRange={comparisons}"]);
        await service.InitializeAsync();
        var project = await EncodedProject.DeliverAsync(service, join, People.Value.Left, People.Value.Right);
        var job = (await project.SubmitAsync()).Text("id");
        using var ben = await service.AsAsync("ben");
        await LinkedProject.WaitAsync(ben, $"/v1/jobs/{job}", seen => seen.Text("stage") == "matching");
        var delivery = (await ben.GetJsonAsync($"/v1/jobs/{job}"))["deliveries"]!.Text("b");
        await ben.PostJsonAsync($"/v1/deliveries/{delivery}/withdrawal", new { reason = "A mistake in the extract." }, HttpStatusCode.OK);
        var ended = await project.SettledAsync(job);
        Assert.Equal(("refused", "delivery-withdrawn"), (ended.Text("state"), ended["failure"]!.Text("code")));
        await project.ForgottenAsync();
    }

    private static async Task<SortedDictionary<string, string>> AloneAsync(string join)
    {
        await using var service = new RunningService(["--Linkage:Worker:Parallelism=1"]);
        await service.InitializeAsync();
        var project = await EncodedProject.DeliverAsync(service, join, People.Value.Left, People.Value.Right);
        var ended = await project.RunAsync();
        Assert.Equal("awaitingReview", ended.Text("state"));
        return await ReleaseAsync(project, ended);
    }

    /// <summary>The released files by name, and the report as the reviewer read it, without the identifiers of deliveries.</summary>
    private static async Task<SortedDictionary<string, string>> ReleaseAsync(EncodedProject project, JsonNode job)
    {
        using var bella = await project.Service.AsAsync("bella");
        await bella.PostJsonAsync(
            $"/v1/jobs/{job.Text("id")}/reviews",
                new { verdict = "approve", reason = "Within the agreement.", resultHash = job.Text("resultHash") });
        var released = await project.SettledAsync(job.Text("id"));
        Assert.Equal("released", released.Text("state"));
        using var ava = await project.Service.AsAsync("ava");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in (await ava.GetJsonAsync($"/v1/releases/{released.Text("release")}"))["files"]!.AsArray())
            files[file!.Text("name")] = Encoding.UTF8.GetString(await ava.GetByteArrayAsync(file!.Text("href")));
        files["report"] = DeliveryName().Replace(
            Encoding.UTF8.GetString(await bella.GetByteArrayAsync($"/v1/jobs/{job.Text("id")}/report")), "dlv");
        return files;
    }

    [GeneratedRegex("dlv-[a-z0-9]+")]
    private static partial Regex DeliveryName();
}
