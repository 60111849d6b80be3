using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Linkage.Api.Tests.Uploads;

/// <summary>What an interrupted upload leaves on disk, put there by hand, and what the service makes of it.</summary>
public sealed class CrashTests(RunningService service)
{
    [Fact]
    public async Task A_file_that_was_renamed_before_its_transaction_is_completed_when_asked_for()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        await File.WriteAllBytesAsync(service.Landing.WholeOf(IdOf(upload)), bytes);
        using var head = await anna.HeadAsync(upload);
        Assert.Equal($"{bytes.Length}", head.Header("Upload-Offset"));
        Assert.NotEqual("receiving", (await anna.GetJsonAsync($"/v1/deliveries/{IdOf(upload)}")).Text("state"));
    }

    [Fact]
    public async Task A_file_that_arrived_whole_and_was_not_renamed_is_completed_when_asked_for()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        await File.WriteAllBytesAsync(service.Landing.PartOf(IdOf(upload)), bytes);
        using var head = await anna.HeadAsync(upload);
        Assert.Equal($"{bytes.Length}", head.Header("Upload-Offset"));
        Assert.NotEqual("receiving", (await anna.GetJsonAsync($"/v1/deliveries/{IdOf(upload)}")).Text("state"));
    }

    [Fact]
    public async Task A_piece_whose_checksum_was_never_confirmed_is_cut_off()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        var part = service.Landing.PartOf(IdOf(upload));
        await File.WriteAllBytesAsync(part, bytes[..300]);
        await File.WriteAllTextAsync(part + ".doubt", "120");
        using var head = await anna.HeadAsync(upload);
        Assert.Equal("120", head.Header("Upload-Offset"));
    }

    [Fact]
    public async Task While_another_request_is_at_it_an_upload_is_locked()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var upload = await anna.AnnounceAsync(project, 100);
        using (new FileStream(service.Landing.PartOf(IdOf(upload)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            using var answer = await anna.PatchAsync(upload, 0, [1]);
            Assert.Equal("upload-busy", (await answer.JsonAsync(HttpStatusCode.Locked)).Code());
        }

        using var after = await anna.PatchAsync(upload, 0, [1]);
        Assert.Equal(HttpStatusCode.NoContent, after.StatusCode);
    }

    [Fact]
    public async Task Two_pieces_at_once_for_one_offset_leave_one()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 1000);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => anna.PatchAsync(upload, 0, bytes[..^1])));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        Assert.All(
            answers,
            answer => Assert.True(answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.Locked or HttpStatusCode.Conflict));
        using var head = await anna.HeadAsync(upload);
        Assert.Equal($"{bytes.Length - 1}", head.Header("Upload-Offset"));
    }

    [Fact]
    public async Task After_a_restart_a_complete_file_is_a_delivery_and_a_partial_one_goes_on()
    {
        using var folder = new TemporaryFolder();
        var first = new RunningService([], folder: folder.Path);
        await first.InitializeAsync();
        var (project, anna) = (await SampleAgreement.InForceAsync(first), await first.AsAsync("anna"));
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 10);
        var (whole, partial) = (await anna.AnnounceAsync(project, bytes.Length), await anna.AnnounceAsync(project, bytes.Length));
        await File.WriteAllBytesAsync(first.Landing.WholeOf(IdOf(whole)), bytes);
        (await anna.PatchAsync(partial, 0, bytes[..250])).EnsureSuccessStatusCode();
        await first.StopAsync();
        var second = new RunningService([], folder: folder.Path);
        await second.InitializeAsync();
        using var again = await second.AsAsync("anna");
        Assert.NotEqual("receiving", (await again.GetJsonAsync($"/v1/deliveries/{IdOf(whole)}")).Text("state"));
        using var head = await again.HeadAsync(partial);
        Assert.Equal("250", head.Header("Upload-Offset"));
        await second.StopAsync();
    }

    [Fact]
    public async Task An_upload_that_rests_too_long_is_gone()
    {
        var clock = new MovedClock();
        await using var late = new RunningService([], services => services.AddSingleton<TimeProvider>(clock));
        await late.InitializeAsync();
        var (project, anna) = (await SampleAgreement.InForceAsync(late), await late.AsAsync("anna"));
        var upload = await anna.AnnounceAsync(project, 100);
        clock.Offset = TimeSpan.FromHours(25);
        using var head = await anna.HeadAsync(upload);
        Assert.Equal(HttpStatusCode.Gone, head.StatusCode);
    }

    private static DeliveryId IdOf(string upload) => new(upload.Split('/')[^1]);

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
    }
}
