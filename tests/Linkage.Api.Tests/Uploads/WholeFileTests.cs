using System.Net;
using System.Security.Cryptography;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Uploads;

public sealed class WholeFileTests(RunningService service)
{
    [Fact]
    public async Task A_sealed_file_in_three_pieces_becomes_an_accepted_delivery()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 1000);
        var upload = await anna.AnnounceAsync(project, bytes.Length, ("sha256", Convert.ToHexStringLower(SHA256.HashData(bytes))));
        foreach (var (from, to) in new[] { (0, 100), (100, 20_000), (20_000, bytes.Length) })
        {
            using var answer = await anna.PatchAsync(upload, from, bytes[from..to]);
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            Assert.Equal($"{to}", answer.Header("Upload-Offset"));
            Assert.Equal("1.0.0", answer.Header("Tus-Resumable"));
        }

        var delivery = await SettledAsync(anna, upload);
        Assert.Equal("accepted", delivery.Text("state"));
        Assert.Equal(1000, delivery["rows"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_whole_file_with_another_hash_is_rejected()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length, ("sha256", new string('0', 64)));
        using var answer = await anna.PatchAsync(upload, 0, bytes);
        Assert.Equal("file-hash", (await answer.JsonAsync(HttpStatusCode.BadRequest)).Code());
        Assert.Equal("rejected", (await DeliveryAsync(anna, upload)).Text("state"));
    }

    [Fact]
    public async Task A_plain_file_is_refused_at_its_first_bytes_unless_that_is_agreed()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var csv = Running.Tus.People(10);
        var upload = await anna.AnnounceAsync(project, csv.Length);
        using var answer = await anna.PatchAsync(upload, 0, csv[..50]);
        Assert.Equal("not-sealed", (await answer.JsonAsync(HttpStatusCode.BadRequest)).Code());
        Assert.Equal("rejected", (await DeliveryAsync(anna, upload)).Text("state"));
        Assert.Empty(Directory.GetFiles(Path.Combine(service.Folder, "landing"), upload.Split('/')[^1] + "*"));
    }

    [Fact]
    public async Task A_plain_file_that_is_agreed_is_sealed_on_arrival()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service, plainUploads: true), await service.AsAsync("anna"));
        var csv = Running.Tus.People(10);
        var upload = await anna.AnnounceAsync(
            project, csv.Length, ("sealed", "false"), ("sha256", Convert.ToHexStringLower(SHA256.HashData(csv))));
        (await anna.PatchAsync(upload, 0, csv)).EnsureSuccessStatusCode();
        var delivery = await SettledAsync(anna, upload);
        Assert.True(delivery.Text("state") == "accepted", delivery.ToJsonString());
    }

    [Fact]
    public async Task To_announce_a_plain_file_that_is_not_agreed_names_the_clause()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        using var answer = await anna.CreateAsync(100, Running.Tus.Metadata([.. Running.Tus.People(project), ("sealed", "false")]));
        Assert.Equal(["/plainUploads"], (await answer.JsonAsync(HttpStatusCode.Forbidden)).Pointers());
    }

    private static Task<System.Text.Json.Nodes.JsonNode> DeliveryAsync(HttpClient client, string upload) =>
        client.GetJsonAsync($"/v1/deliveries/{upload.Split('/')[^1]}");

    /// <summary>Once the worker has judged it.</summary>
    private static async Task<System.Text.Json.Nodes.JsonNode> SettledAsync(HttpClient client, string upload)
    {
        while (true)
        {
            var delivery = await DeliveryAsync(client, upload);
            if (delivery.Text("state") is not ("receiving" or "received" or "validating")) return delivery;
            await Task.Delay(50);
        }
    }
}
