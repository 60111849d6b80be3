using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>
/// Two sums of one result over the same people, of amounts that are the same for nearly all of them: what one is more than the other is
/// of the few. The remainder of a division is what it is of, below the divisor.
/// </summary>
public sealed class TwoAmountsTests(RunningService service)
{
    private const int Rich = 500_000;

    [Theory]
    [InlineData(1, false)]
    [InlineData(9, false)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    public async Task Their_difference_is_of_enough_people_or_of_nobody(int rich, bool isShown)
    {
        var people = Enumerable.Range(0, 200).Select(number => new Person(
            number, Area: number < 100 ? "A1" : "B1", Income: number < rich || number >= 200 - rich ? Rich : 20_000 + number));
        var register = await Register.DeliverAsync(service, people);
        var job = await register.AskAsync(
            """
              "derive": [ { "name": "below", "expression": "r.income mod 400000" }, { "name": "income", "expression": "r.income" } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "r.area", "levels": ["district"], "total": true } ],
                "measures": [ { "name": "all", "kind": "sum", "of": "income" }, { "name": "below", "kind": "sum", "of": "below" } ] } ]
              """);
        if (!isShown) Register.Refused(job);
        else Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
    }
}
