using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Jobs;

namespace Linkage.Api.Tests.Reviews;

public sealed class LookTests(RunningService service)
{
    [Fact]
    public async Task Officers_see_result_and_report_and_each_look_is_an_audit_event()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service));
        using var bella = await service.AsAsync("bella");
        Assert.NotNull((await bella.GetJsonAsync($"/v1/jobs/{job}/result"))["tables"]);
        Assert.NotNull((await bella.GetJsonAsync($"/v1/jobs/{job}/report"))["lights"]);
        Assert.Equal(["read-report", "read-result"], await LooksAsync(job));
    }

    [Fact]
    public async Task Analysts_see_those_of_dry_runs_only()
    {
        var project = await SampleAgreement.InForceAsync(service);
        var (real, dry) = (
            await ReviewedJob.AddAsync(service, project), await ReviewedJob.AddAsync(service, project, JobState.Completed, dryRun: true));
        using var ava = await service.AsAsync("ava");
        Assert.Equal("officers-only", (await ava.GetJsonAsync($"/v1/jobs/{real}/result", HttpStatusCode.Forbidden)).Code());
        await ava.GetJsonAsync($"/v1/jobs/{dry}/result");
        Assert.Empty(await LooksAsync(real));
    }

    [Fact]
    public async Task Officers_and_the_submitter_talk_and_nobody_else()
    {
        var job = await ReviewedJob.AddAsync(service, await SampleAgreement.InForceAsync(service));
        using var ava = await service.AsAsync("ava");
        using var bella = await service.AsAsync("bella");
        using var ben = await service.AsAsync("ben");
        await bella.PostJsonAsync($"/v1/jobs/{job}/comments", new { text = "Why by state?" });
        await ava.PostJsonAsync($"/v1/jobs/{job}/comments", new { text = "The recipient asked." });
        Assert.Equal(["bella", "ava"], (await ava.GetJsonAsync($"/v1/jobs/{job}/comments")).Items().Select(item => item.Text("author")));
        await ben.GetJsonAsync($"/v1/jobs/{job}/comments", HttpStatusCode.Forbidden);
        await ben.PostJsonAsync($"/v1/jobs/{job}/comments", new { text = "Hello." }, HttpStatusCode.Forbidden);
    }

    private async Task<IReadOnlyList<string>> LooksAsync(string job)
    {
        await using var session = await service.Control.ReadAsync(CancellationToken.None);
        return await session.ListAsync<string>(
            "SELECT action FROM audit_events WHERE object_id = @job AND action LIKE 'read-%' ORDER BY action", new { job }, CancellationToken.None);
    }
}
