using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Jobs;

namespace Linkage.Api.Tests.Jobs;

public sealed class WithdrawalTests(RunningService service)
{
    [Fact]
    public async Task What_rests_on_a_withdrawn_delivery_and_has_not_left_is_refused()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var delivery = await DeliveredAsync(anna, project);
        var (waiting, released) = (
            await ReviewedJob.AddAsync(service, project), await ReviewedJob.AddAsync(service, project, JobState.Released));
        foreach (var job in new[] { waiting, released }) await UseAsync(job, delivery);
        var answer = await anna.PostJsonAsync(
            $"/v1/deliveries/{delivery}/withdrawal", new { reason = "A mistake in the extract." }, HttpStatusCode.OK);
        Assert.Equal("withdrawn", answer.Text("state"));
        var refused = await anna.GetJsonAsync($"/v1/jobs/{waiting}");
        Assert.Equal("refused", refused.Text("state"));
        Assert.Equal("delivery-withdrawn", refused["failure"]!.Text("code"));
        Assert.Equal("released", (await anna.GetJsonAsync($"/v1/jobs/{released}")).Text("state"));
    }

    [Fact]
    public async Task Only_who_delivered_withdraws_and_gives_a_reason()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var delivery = await DeliveredAsync(anna, project);
        using var ben = await service.AsAsync("ben");
        Assert.Equal(
            "not-yours",
            (await ben.PostJsonAsync($"/v1/deliveries/{delivery}/withdrawal", new { reason = "x" }, HttpStatusCode.Forbidden)).Code());
        Assert.Equal(
            ["/reason"],
            (await anna.PostJsonAsync($"/v1/deliveries/{delivery}/withdrawal", new { reason = " " }, HttpStatusCode.BadRequest)).Pointers());
    }

    [Fact]
    public async Task What_validation_found_is_told_to_who_delivered_only()
    {
        var (project, anna) = (await SampleAgreement.InForceAsync(service), await service.AsAsync("anna"));
        var delivery = await DeliveredAsync(anna, project);
        Assert.NotNull((await anna.GetJsonAsync($"/v1/deliveries/{delivery}"))["report"]);
        using var ben = await service.AsAsync("ben");
        var seen = await ben.GetJsonAsync($"/v1/deliveries/{delivery}");
        Assert.Null(seen["report"]);
        Assert.Null(seen["fileName"]);
        Assert.Equal(delivery, Assert.Single((await ben.GetJsonAsync($"/v1/projects/{project}/deliveries")).Items()).Text("id"));
    }

    private static async Task<string> DeliveredAsync(HttpClient anna, string project)
    {
        var bytes = await Running.Tus.SealedPeopleAsync(anna, 20);
        var upload = await anna.AnnounceAsync(project, bytes.Length);
        (await anna.PatchAsync(upload, 0, bytes)).EnsureSuccessStatusCode();
        var id = upload.Split('/')[^1];
        while ((await anna.GetJsonAsync($"/v1/deliveries/{id}")).Text("state") is "received" or "validating") await Task.Delay(50);
        return id;
    }

    private Task<int> UseAsync(string job, string delivery) => service.Control.WriteAsync(
        session => session.ExecuteAsync(
            "INSERT INTO job_deliveries (job_id, alias, delivery_id) VALUES (@job, 'a', @delivery)", new { job, delivery }, CancellationToken.None),
        CancellationToken.None);
}
