using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>What changes between the moment a result is judged and the moment it would leave, and what must outlive the rows.</summary>
public sealed class LateChangeTests(RunningService service)
{
    [Fact]
    public async Task A_result_of_one_version_of_the_agreement_does_not_leave_under_another()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var waiting = await linked.AwaitingReviewAsync();
        // The parties agree on a higher frequency while the result lies there; the hash that an officer signs is the old one's.
        await SampleAgreement.AgreeAsync(service, linked.Id, SampleAgreement.Document(policy: """{ "minimumFrequency": 20 }"""), 2);
        using var answer = await linked.ApproveAsync("arthur", waiting);
        var stopped = await linked.SettledAsync(waiting.Text("id"));
        Assert.Equal(("refused", "agreement-changed"), (stopped.Text("state"), stopped["failure"]!.Text("code")));
        Assert.Empty(await linked.ReleasesAsync());

        // Asked again it is judged by what holds now, and leaves.
        var again = await linked.AwaitingReviewAsync();
        using var approved = await linked.ApproveAsync("arthur", again);
        Assert.Equal("released", (await linked.SettledAsync(again.Text("id"))).Text("state"));
    }

    [Fact]
    public async Task That_only_words_of_the_agreement_changed_makes_no_difference_to_the_gate()
    {
        var linked = await LinkedProject.DeliverAsync(service);
        var waiting = await linked.AwaitingReviewAsync();
        var reworded = SampleAgreement.Document();
        reworded["purpose"] = "To count them once more.";
        await SampleAgreement.AgreeAsync(service, linked.Id, reworded, 2);
        using var answer = await linked.ApproveAsync("arthur", waiting);
        Assert.Equal("agreement-changed", (await linked.SettledAsync(waiting.Text("id")))["failure"]!.Text("code"));
    }

    /// <summary>The rows of the first release are gone; what it told of whom is not.</summary>
    [Fact]
    public async Task One_person_less_is_found_when_the_microdata_of_the_release_are_purged()
    {
        var people = Person.In(("p", 60));
        var register = await Register.DeliverAsync(service, people.SkipLast(1));
        var first = await register.DeliverAsync(people);
        await register.ReleasedAsync(await register.CountAsync());
        var linked = new LinkedProject(service, register.Id, first, "");
        await linked.WithdrawAsync(first);
        using var anna = await service.AsAsync("anna");
        await LinkedProject.WaitAsync(anna, $"/v1/deliveries/{first}", seen => seen.Text("state") == "purged");
        await register.DeliverAsync(people.Skip(1));
        Register.Refused(await register.CountAsync());
    }
}
