using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Sealing;

namespace Linkage.Api.Tests.Crashes;

/// <summary>The way of two files to a release, by people who send again what got no answer.</summary>
internal sealed partial class Play(Storm storm, IReadOnlyDictionary<Phase, Kills> kills) : IDisposable
{
    private readonly Dictionary<string, Caller> _people = [];

    /// <summary>Released files by name, and `report` as the reviewer read it, without the identifiers of deliveries.</summary>
    public SortedDictionary<string, byte[]> Outcome { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var caller in _people.Values) caller.Dispose();
    }

    public async Task RunAsync()
    {
        var project = await AgreeAsync();
        Upload[] uploads =
        [
            new(Of("anna"), project, "people-a", await SealAsync(TwoRegisters.Residents())),
            new(Of("ben"), project, "people-b", await SealAsync(TwoRegisters.Incomes())),
        ];
        await DuringAsync(
            Phase.Upload,
            () => EachAsync(uploads, upload => upload.AnnounceAsync()),
            () => EachAsync(uploads, upload => upload.BeginAsync()));
        await DuringAsync(Phase.Ingest, () => EachAsync(uploads, upload => upload.EndAsync()), () => EachAsync(uploads, AcceptedAsync));
        var job = await LinkAsync(project);
        var release = await ReleaseAsync(job);
        await ReadAsync(job, release);
    }

    /// <summary>Recomputes the audit chain.</summary>
    public Task<JsonNode> VerifyAsync() => Of("dirk").GetAsync("/v1/audit-verification");

    private Caller Of(string person) => _people.TryGetValue(person, out var known) ? known : _people[person] = new Caller(storm, person);

    private Task DuringAsync(Phase phase, Func<Task> ask, Func<Task> wait) => storm.DuringAsync(phase, kills[phase], ask, wait);

    private static async Task EachAsync(Upload[] uploads, Func<Upload, Task> work)
    {
        foreach (var upload in uploads) await work(upload);
    }

    private async Task<string> AgreeAsync()
    {
        var project = (await Of("ava").PostAsync("/v1/projects", new { name = "crashes", title = "Two registers" })).Text("id");
        var hash = (await Of("ava").SendAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", TwoRegisters.Agreement())).Text("hash");
        await Of("ava").PostAsync($"/v1/projects/{project}/agreements/1/proposal", "{}");
        foreach (var officer in new[] { "arthur", "bella" })
            await Of(officer).PostAsync($"/v1/projects/{project}/agreements/1/acceptances", new { documentHash = hash });
        return project;
    }

    private async Task<byte[]> SealAsync(byte[] file)
    {
        var key = SealingPublicKey.FromJwk((await Of("anna").GetAsync("/v1/keys"))["sealing"]!.AsObject()).Value;
        using var target = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(file), target, key);
        return target.ToArray();
    }

    private async Task AcceptedAsync(Upload upload)
    {
        var delivery = await Of("ava").UntilAsync(
            $"/v1/deliveries/{upload.Delivery}", one => one.Text("state") is not ("receiving" or "received" or "validating"));
        Assert.True(delivery.Text("state") == "accepted", delivery.ToJsonString());
    }

    private async Task<string> LinkAsync(string project)
    {
        var job = string.Empty;
        await DuringAsync(
            Phase.Link,
            async () =>
                job = (await Of("ava").PostAsync($"/v1/projects/{project}/jobs", new { question = TwoRegisters.Question })).Text("id"),
            async () =>
            {
                var ended = await Of("ava").UntilAsync($"/v1/jobs/{job}", one => one.Text("state") is not ("submitted" or "running"));
                Assert.True(ended.Text("state") == "awaitingReview", ended.ToJsonString());
            });
        return job;
    }

    private async Task<string> ReleaseAsync(string job)
    {
        var release = string.Empty;
        var resultHash = (await Of("bella").GetAsync($"/v1/jobs/{job}")).Text("resultHash");
        await DuringAsync(
            Phase.Release,
            () => Of("bella").PostAsync($"/v1/jobs/{job}/reviews", new { verdict = "approve", reason = "Nothing stands out.", resultHash }),
            async () =>
            {
                var ended = await Of("ava").UntilAsync($"/v1/jobs/{job}", one => one.Text("state") is not "approved");
                Assert.True(ended.Text("state") == "released", ended.ToJsonString());
                release = ended.Text("release");
            });
        return release;
    }

    private async Task ReadAsync(string job, string release)
    {
        foreach (var file in (await Of("ava").GetAsync($"/v1/releases/{release}"))["files"]!.AsArray())
            Outcome[file!.Text("name")] = await Of("ava").BytesAsync(file!.Text("href"));
        var report = System.Text.Encoding.UTF8.GetString(await Of("bella").BytesAsync($"/v1/jobs/{job}/report"));
        Outcome["report"] = System.Text.Encoding.UTF8.GetBytes(DeliveryName().Replace(report, "dlv"));
    }

    [GeneratedRegex("dlv-[a-z0-9]+")]
    private static partial Regex DeliveryName();
}
