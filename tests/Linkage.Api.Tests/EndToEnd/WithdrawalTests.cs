using System.Data;
using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Storage.Databases;
using Microsoft.Data.Sqlite;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>A partner takes a file back at the worst moments; the worker is the real one.</summary>
public sealed class WithdrawalTests(RunningService service)
{
    [Fact]
    public async Task While_the_job_runs()
    {
        await using var own = new RunningService();
        await own.InitializeAsync();
        var linked = await LinkedProject.DeliverAsync(own);
        string job;
        // Who holds the vault's only place for a writer stops the worker just before it stores what it found.
        await using (var vault = new SqliteConnection(SqliteDialect.ConnectionString(Path.Combine(own.Folder, "vault.db"))))
        {
            await vault.OpenAsync();
            // A transaction that the connection knows of: one begun in plain SQL would go back into the pool still open, and hold for ever.
            await using var held = await vault.BeginTransactionAsync(IsolationLevel.Serializable);
            job = (await linked.SubmitAsync()).Text("id");
            await linked.WatchAsync(job, seen => seen["stage"]?.GetValue<string>() == "storing");
            await linked.WithdrawAsync(linked.DeliveryA);
            Assert.Equal("running", (await linked.WatchAsync(job, _ => true)).Text("state"));
        }

        await RefusedAsync(linked, job);
        await PurgedAsync(linked);
        using var arthur = await own.AsAsync("arthur");
        Assert.Equal("no-result", (await arthur.GetJsonAsync($"/v1/jobs/{job}/result", HttpStatusCode.Conflict)).Code());
    }

    [Fact]
    public async Task While_the_result_waits_for_review()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var job = await linked.AwaitingReviewAsync();
        await linked.WithdrawAsync(linked.DeliveryA);
        using var late = await linked.ApproveAsync("arthur", job);
        Assert.Equal("not-awaiting-review", (await late.JsonAsync(HttpStatusCode.Conflict)).Code());
        await RefusedAsync(linked, job.Text("id"));
        await PurgedAsync(linked);
    }

    [Fact]
    public async Task After_it_nothing_can_be_asked_until_there_is_another_file_and_it_is_withdrawn_once()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        await linked.WithdrawAsync(linked.DeliveryA);
        var problem = await linked.SubmitAsync(expected: HttpStatusCode.Conflict);
        Assert.Equal(("no-delivery", "/deliveries/a"), (problem.Code(), Assert.Single(problem.Pointers())));
        await linked.WithdrawAsync(linked.DeliveryA, HttpStatusCode.Conflict);
        await LinkedProject.DeliverAsync(service, "anna", linked.Id, "people-a", Running.Tus.People(40));
        await linked.AwaitingReviewAsync();
    }

    private static async Task RefusedAsync(LinkedProject linked, string job)
    {
        var refused = await linked.SettledAsync(job);
        Assert.Equal(("refused", "delivery-withdrawn"), (refused.Text("state"), refused["failure"]!.Text("code")));
        Assert.Empty(await linked.ReleasesAsync());
    }

    private static async Task PurgedAsync(LinkedProject linked)
    {
        using var anna = await linked.Service.AsAsync("anna");
        await LinkedProject.WaitAsync(anna, $"/v1/deliveries/{linked.DeliveryA}", seen => seen.Text("state") == "purged");
    }
}
