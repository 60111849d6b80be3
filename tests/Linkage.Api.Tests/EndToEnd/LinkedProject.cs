using System.Net;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Sealing;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>The sample agreement with both files delivered and accepted, so that jobs on it are run by the real worker.</summary>
internal sealed record LinkedProject(RunningService Service, string Id, string DeliveryA, string DeliveryB)
{
    private const int People = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<LinkedProject> DeliverAsync(RunningService service, int approvals = 1, string? policy = null)
    {
        var project = policy is null
            ? await SampleAgreement.InForceAsync(service, approvals)
            : await SampleAgreement.InForceAsync(service, approvals, policy: policy);
        var csv = Running.Tus.People(People);
        var persons = string.Join('\n', System.Text.Encoding.UTF8.GetString(csv).Split('\n').Select(line => line.Split(',')[0]));
        var deliveries = new[]
        {
            await DeliverAsync(service, "anna", project, "people-a", csv),
            await DeliverAsync(service, "ben", project, "people-b", System.Text.Encoding.UTF8.GetBytes(persons)),
        };
        Assert.All(deliveries, delivery => Assert.Equal("accepted", delivery.Text("state")));
        return new(service, project, deliveries[0].Text("id"), deliveries[1].Text("id"));
    }

    /// <summary>Seals and uploads a file, and waits for the worker's judgement.</summary>
    public static async Task<JsonNode> DeliverAsync(RunningService service, string partner, string project, string dataset, byte[] csv)
    {
        using var client = await service.AsAsync(partner);
        var key = SealingPublicKey.FromJwk((await client.GetJsonAsync("/v1/keys"))["sealing"]!.AsObject()).Value;
        using var @sealed = new MemoryStream();
        await SealedFile.SealAsync(new MemoryStream(csv), @sealed, key);
        (string, string)[] metadata = [("project", project), ("dataset", dataset), ("period", "2023JJ00"), ("filename", "people.csv")];
        using var created = await client.CreateAsync(@sealed.Length, Running.Tus.Metadata(metadata));
        await created.JsonAsync(HttpStatusCode.Created);
        var upload = created.Headers.Location!.ToString();
        (await client.PatchAsync(upload, 0, @sealed.ToArray())).EnsureSuccessStatusCode();
        var delivery = $"/v1/deliveries/{upload.Split('/')[^1]}";
        return await WaitAsync(client, delivery, seen => seen.Text("state") is not ("received" or "validating"));
    }

    public async Task<JsonNode> SubmitAsync(string? key = null, HttpStatusCode expected = HttpStatusCode.Accepted)
    {
        using var ava = await Service.AsAsync("ava");
        return await ava.PostJsonAsync($"/v1/projects/{Id}/jobs", new { question = "both" }, expected, key);
    }

    public async Task<JsonNode> AwaitingReviewAsync()
    {
        var job = await SettledAsync((await SubmitAsync()).Text("id"));
        Assert.Equal("awaitingReview", job.Text("state"));
        return job;
    }

    /// <summary>Sends an approval of the result that the job shows.</summary>
    public async Task<HttpResponseMessage> ApproveAsync(string officer, JsonNode job, string? key = null)
    {
        using var client = await Service.AsAsync(officer);
        var body = new { verdict = "approve", reason = "Within the agreement.", resultHash = job.Text("resultHash") };
        return await client.SendJsonAsync(HttpMethod.Post, $"/v1/jobs/{job.Text("id")}/reviews", body, key: key);
    }

    public async Task WithdrawAsync(string delivery, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var anna = await Service.AsAsync("anna");
        await anna.PostJsonAsync($"/v1/deliveries/{delivery}/withdrawal", new { reason = "A mistake in the extract." }, expected);
    }

    /// <summary>The job once nothing moves it any more but people.</summary>
    public Task<JsonNode> SettledAsync(string job) =>
        WatchAsync(job, seen => seen.Text("state") is not ("submitted" or "running" or "approved"));

    public async Task<JsonNode> WatchAsync(string job, Func<JsonNode, bool> until)
    {
        using var ava = await Service.AsAsync("ava");
        return await WaitAsync(ava, $"/v1/jobs/{job}", until);
    }

    public async Task<IReadOnlyList<JsonNode>> ReleasesAsync()
    {
        using var ava = await Service.AsAsync("ava");
        return (await ava.GetJsonAsync($"/v1/projects/{Id}/releases")).Items();
    }

    public static async Task<JsonNode> WaitAsync(HttpClient client, string path, Func<JsonNode, bool> until)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var seen = await client.GetJsonAsync(path);
            if (until(seen)) return seen;
            await Task.Delay(50, patience.Token);
        }
    }
}
