using Linkage.Api.Tests.Running;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Auditing;
using Linkage.Worker.Links;
using Linkage.Worker.Perturbing;

namespace Linkage.Api.Tests.Attacks;

/// <summary>
/// A refusal as an oracle: whoever is told which cell cannot be shown knows that its count is small. Refusals name tests, and no cell.
/// </summary>
public sealed class RefusalWordsTests(RunningService service)
{
    private static readonly Disclosure[] s_found =
    [
        new("incomes[A1, poor]", "people", "exact", "incomes[A1, poor] = +incomes[A1] −incomes[A1, rich] = 7"),
        new("incomes[A2, poor]", "people", "exact", "incomes[A2, poor] = 4"),
        new("incomes[A1, rich]", "income", "interval", "between 12 and 13"),
    ];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_verdict_of_unsafe_becomes_the_names_of_its_tests(bool isPerturbed)
    {
        var verdict = new Verdict(VerdictKind.Unsafe, s_found, s_found.Length, [], [], []);
        var refusal = isPerturbed ? PerturbedRefusal.Of(verdict) : LinkHandler.RefusalOf(verdict);
        Assert.Equal("unsafe", refusal.Code);
        Assert.Equal(["exact", "interval"], refusal.Faults.Select(fault => fault.Rule));
        SaysNothing(refusal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_cannot_be_judged_is_refused_without_saying_where(bool isPerturbed)
    {
        var verdict = new Verdict(VerdictKind.CannotJudge, [], 0, ["incomes[A1, poor] is 7 or 12", "incomes[A2, rich]"], [], []);
        var refusal = isPerturbed ? PerturbedRefusal.Of(verdict) : LinkHandler.RefusalOf(verdict);
        Assert.Equal("cannot-judge", refusal.Code);
        SaysNothing(refusal);
    }

    /// <summary>Six people of six ages: parts shown as 3 hold somebody, a whole shown as 3 at most six. Each part is one.</summary>
    [Fact]
    public async Task A_midpoint_that_its_margin_unpicks_is_refused_over_http_by_its_test_alone()
    {
        var register = await Register.DeliverAsync(
            service, Enumerable.Range(0, 6).Select(number => new Person(number, Age: 20 + number)),
            """{ "minimumFrequency": 10, "groupDisclosurePercent": null, "zeros": "safe", "method": { "kind": "midpoint" } }""");
        var job = await register.AskAsync(
            $$"""
              "derive": [ { "name": "years", "expression": "floor(r.age, 1)", "sensitive": false } ],
              "tables": [ { "name": "ages", "groups": [ { "variable": "years", "total": true } ], "measures": [ {{Register.People}} ] } ]
              """);
        Assert.True(job.Text("state") == "refused", job.ToJsonString());
        Assert.Equal("unsafe", job["failure"]!.Text("code"));
        Assert.Equal(["perturbation-unpicked"], job["failure"]!["errors"]!.AsArray().Select(error => error!.Text("rule")));
        var said = job["failure"]!.ToJsonString();
        Assert.DoesNotContain("ages", said, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]", said);
    }

    private static void SaysNothing(Refusal refusal)
    {
        var said = string.Join('\n', refusal.Faults.Select(fault => $"{fault.Pointer} {fault.Message}").Prepend(refusal.Sentence));
        foreach (var secret in new[] { "incomes", "A1", "A2", "poor", "rich", "7", "12", "13", "people" })
            Assert.DoesNotContain(secret, said, StringComparison.Ordinal);
    }
}
