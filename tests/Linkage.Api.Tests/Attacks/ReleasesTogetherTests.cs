using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>Attackers who put releases together, over HTTP and with the real worker: the last release that they need is refused.</summary>
public sealed class ReleasesTogetherTests(RunningService service)
{
    [Fact]
    public async Task A_total_less_one_of_its_parts_of_all_but_one()
    {
        var register = await Register.DeliverAsync(service, Person.In(("men", 60), ("woman", 1)));
        await register.ReleasedAsync(await register.CountAsync());
        Assert.StartsWith("release rel-", Register.Refused(await register.CountAsync("r.part = 'men'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_overlapping_filters_of_which_no_two_differ_in_few()
    {
        // Everybody less the young less the old is one person.
        var register = await Register.DeliverAsync(service, Person.In(("young", 40), ("old", 40), ("one", 1)));
        await register.ReleasedAsync(await register.CountAsync());
        await register.ReleasedAsync(await register.CountAsync("r.part = 'young'"));
        Register.Refused(await register.CountAsync("r.part = 'old'"));
    }

    [Fact]
    public async Task Five_releases_with_coefficients_of_two_and_minus_three()
    {
        // 2·pqs + 2·pqr − qrs − prs − 3·(pq and one): parts cancel and minus three times one person is left. No fewer releases tell it.
        var register = await Register.DeliverAsync(service, Person.In(("p", 20), ("q", 24), ("r", 28), ("s", 32), ("one", 1)));
        foreach (var parts in new[] { "'q', 'r', 's'", "'p', 'r', 's'", "'p', 'q', 's'", "'p', 'q', 'r'" })
            await register.ReleasedAsync(await register.CountAsync($"r.part in ({parts})"));
        var sentence = Register.Refused(await register.CountAsync("r.part in ('p', 'q', 'one')"));
        Assert.Equal(2, sentence.Split("2 × ").Length - 1);
        Assert.Contains("3 × ", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_four_without_the_fifth_person_may_be_asked()
    {
        var register = await Register.DeliverAsync(service, Person.In(("p", 20), ("q", 24), ("r", 28), ("s", 32)));
        foreach (var parts in new[] { "'q', 'r', 's'", "'p', 'r', 's'", "'p', 'q', 's'", "'p', 'q', 'r'", "'p', 'q'" })
            await register.ReleasedAsync(await register.CountAsync($"r.part in ({parts})"));
    }

    [Fact]
    public async Task A_sum_before_and_after_one_amount_was_changed()
    {
        var people = Person.In(("p", 60));
        var register = await Register.DeliverAsync(service, people);
        await register.ReleasedAsync(await SumAsync(register));
        await register.DeliverAsync(people.Select(one => one.Number == 17 ? one with { Income = one.Income + 5 } : one));
        Register.Refused(await SumAsync(register));
        // The same file again tells nothing.
        await register.DeliverAsync(people);
        await register.ReleasedAsync(await SumAsync(register));
    }

    [Fact]
    public async Task Three_times_an_amount_beside_twice_of_one_person_less()
    {
        var register = await Register.DeliverAsync(service, Person.In(("p", 60), ("one", 1)));
        await register.ReleasedAsync(await SumAsync(register, "r.income * 3"));
        Register.Refused(await SumAsync(register, "r.income * 2", "r.part = 'p'"));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(12, true)]
    public async Task Age_bands_that_shift_by_a_year(int ofEachAge, bool isReleased)
    {
        var people = Enumerable.Range(0, 40 * ofEachAge).Select(number => new Person(number, Age: 20 + number / ofEachAge));
        var register = await Register.DeliverAsync(service, people);
        await register.ReleasedAsync(await BandsAsync(register, "30, 40, 50"));
        var shifted = await BandsAsync(register, "31, 41, 51");
        if (isReleased) await register.ReleasedAsync(shifted);
        else Register.Refused(shifted);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(14, true)]
    public async Task Districts_that_an_area_changed_between_releases(int moved, bool isReleased)
    {
        var people = Enumerable.Range(0, 80 + moved)
            .Select(number => new Person(number, Area: number < 40 ? "A1" : number < 80 ? "B1" : "A2"));
        var register = await Register.DeliverAsync(service, people);
        await register.ReleasedAsync(await DistrictsAsync(register));
        var changed = Register.Agreement();
        changed["codeLists"]!["areas"]!["codes"]![1]!["parent"] = "D2";
        changed["codeLists"]!["areas"]!["version"] = "2032";
        await SampleAgreement.AgreeAsync(service, register.Id, changed, 2);
        var again = await DistrictsAsync(register);
        if (isReleased) await register.ReleasedAsync(again);
        else Register.Refused(again);
    }

    private static Task<JsonNode> SumAsync(Register register, string of = "r.income", string? filter = null) => register.AskAsync(
        (filter is null ? "" : $""" "filters": ["{filter}"], """)
        + $$"""
            "derive": [ { "name": "amount", "expression": "{{of}}" } ],
            "tables": [ { "name": "t", "measures": [ { "name": "amount", "kind": "sum", "of": "amount" } ] } ]
            """);

    private static Task<JsonNode> BandsAsync(Register register, string bounds) => register.AskAsync(
        $$"""
          "derive": [ { "name": "band", "expression": "band(r.age, {{bounds}})", "sensitive": false } ],
          "tables": [ { "name": "ages", "groups": [ { "variable": "band" } ], "measures": [ {{Register.People}} ] } ]
          """);

    private static Task<JsonNode> DistrictsAsync(Register register) => register.AskAsync(
        $$"""
          "tables": [ { "name": "districts", "groups": [ { "variable": "r.area", "levels": ["district"] } ],
            "measures": [ {{Register.People}} ] } ]
          """);
}
