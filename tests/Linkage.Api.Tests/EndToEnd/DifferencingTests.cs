using Linkage.Api.Tests.Running;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Several releases of one project, judged together by the real worker. The agreement's minimum frequency is ten.</summary>
public sealed class DifferencingTests(RunningService service)
{
    private const int People = 200;

    [Fact]
    public async Task The_same_question_on_the_same_files_is_released_again()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        await ReleasedAsync(linked);
        await ReleasedAsync(linked);
        Assert.Equal(2, (await linked.ReleasesAsync()).Count);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.SqlServer)]
    public async Task What_is_remembered_does_not_depend_on_the_engine(Engine engine)
    {
        await using var control = await TestDatabase.CreateAsync(engine, "control");
        await using var vault = await TestDatabase.CreateAsync(engine, "vault");
        const string databases = "--Linkage:Databases";
        string[] arguments = [$"{databases}:Control={control.ConnectionString}", $"{databases}:Vault={vault.ConnectionString}"];
        await using var own = new RunningService(engine == Engine.Sqlite ? [] : arguments);
        await own.InitializeAsync();
        var linked = await LinkedProject.DeliverAsync(own);
        await ReleasedAsync(linked);
        await AgainAsync(linked, People - 1);
        await RefusedAsync(linked);
        await AgainAsync(linked, People - 60);
        await ReleasedAsync(linked);
    }

    [Fact]
    public async Task The_officer_reads_with_what_the_result_was_compared_and_how_near_it_comes()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        await ReleasedAsync(linked);
        await AgainAsync(linked, People - 40);
        var job = await linked.AwaitingReviewAsync();
        using var arthur = await service.AsAsync("arthur");
        var report = (await arthur.GetJsonAsync($"/v1/jobs/{job.Text("id")}/report"))["differencing"]!;
        Assert.Equal((await linked.ReleasesAsync())[0].Text("id"), report["releasesCompared"]!.AsArray().Single()!.GetValue<string>());
        Assert.Equal(20, report["smallestDifference"]!["subjects"]!.GetValue<int>());
        Assert.StartsWith("release rel-", report["smallestDifference"]!.Text("formula"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    public async Task The_same_question_after_a_reupload_with_few_people_less_is_refused(int fewer)
    {
        var linked = await LinkedProject.DeliverAsync(service);
        await ReleasedAsync(linked);
        await AgainAsync(linked, People - fewer);
        await RefusedAsync(linked);
    }

    [Fact]
    public async Task A_reupload_that_differs_in_enough_people_everywhere_is_released()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        await ReleasedAsync(linked);
        await AgainAsync(linked, People - 60);
        await ReleasedAsync(linked);
    }

    [Fact]
    public async Task A_release_that_was_recalled_is_not_forgotten()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        await ReleasedAsync(linked);
        using var arthur = await service.AsAsync("arthur");
        var release = Assert.Single(await linked.ReleasesAsync()).Text("id");
        await arthur.PostJsonAsync($"/v1/releases/{release}/recall", new { reason = "A mistake." }, System.Net.HttpStatusCode.OK);
        await AgainAsync(linked, People - 1);
        await RefusedAsync(linked);
    }

    [Fact]
    public async Task Of_two_that_are_each_safe_and_together_are_not_one_passes()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var first = await linked.AwaitingReviewAsync();
        await AgainAsync(linked, People - 1);
        var second = await linked.AwaitingReviewAsync();
        foreach (var answer in await Task.WhenAll(linked.ApproveAsync("arthur", first), linked.ApproveAsync("bella", second)))
            answer.Dispose();
        var (one, other) = (await linked.SettledAsync(first.Text("id")), await linked.SettledAsync(second.Text("id")));
        Assert.Equal(["refused", "released"], new[] { one.Text("state"), other.Text("state") }.Order());
        Assert.Single(await linked.ReleasesAsync());
    }

    private static async Task AgainAsync(LinkedProject linked, int people)
    {
        var delivery = await LinkedProject.DeliverAsync(linked.Service, "anna", linked.Id, "people-a", Running.Tus.People(people));
        Assert.Equal("accepted", delivery.Text("state"));
    }

    private static async Task ReleasedAsync(LinkedProject linked)
    {
        var job = await linked.AwaitingReviewAsync();
        using var answer = await linked.ApproveAsync("arthur", job);
        Assert.Equal("released", (await linked.SettledAsync(job.Text("id"))).Text("state"));
    }

    /// <summary>Refused before anybody has to read it, with the cells that tell it and without what they tell.</summary>
    private static async Task RefusedAsync(LinkedProject linked)
    {
        var job = await linked.SettledAsync((await linked.SubmitAsync()).Text("id"));
        Assert.Equal(("refused", "differencing"), (job.Text("state"), job["failure"]!.Text("code")));
        var sentence = job["failure"]!["errors"]![0]!.Text("message");
        Assert.Matches(
            @"^release rel-\w+ by-state\[\w+\] subjects − this result's by-state\[\w+\] subjects speaks of fewer subjects than", sentence);
        Assert.Single(await linked.ReleasesAsync());
    }
}
