using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>A sum that is nothing for nearly everybody: divided by what each of the few adds, it says how many they are.</summary>
public sealed class SumOfFewTests(RunningService service)
{
    private const int Rich = 500_000;

    [Theory]
    [InlineData("floor(r.income, 500000)", 3, false)]
    [InlineData("(r.income div 400000) * 7", 3, false)]
    [InlineData("floor(r.income, 500000)", 30, true)]
    [InlineData("(r.income div 400000) * 7", 30, true)]
    public async Task What_only_the_rich_have_is_shown_where_they_are_enough(string expression, int rich, bool isShown)
    {
        var people = Enumerable.Range(0, 200).Select(number => new Person(
            number, Area: number < 100 ? "A1" : "B1", Income: number < rich || number >= 160 ? Rich : 20_000 + number));
        var register = await Register.DeliverAsync(service, people);
        var job = await register.AskAsync(
            $$"""
              "derive": [ { "name": "above", "expression": "{{expression}}" } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "r.area", "levels": ["district"], "total": true } ],
                "measures": [ {{Register.People}}, { "name": "above", "kind": "sum", "of": "above" } ] } ]
              """);
        var (counts, sums) = (await register.CellsAsync(job), await register.CellsAsync(job, 1));
        Assert.Equal((100m, 100m, 200m), (counts["D1"], counts["D2"], counts["_T"]));
        Assert.Equal(isShown, sums["D1"] is not null);
        // No reader gets the sum of the few from what is left.
        if (!isShown) Assert.True(sums["D2"] is null || sums["_T"] is null);
    }

    /// <summary>Of 3, 4, 30 and 35 rich people among a hundred each, 72 − 30 − 35 says seven, though they are among two hundred.</summary>
    [Fact]
    public async Task What_is_left_of_the_rich_is_not_few()
    {
        int[] rich = [3, 4, 30, 35];
        var people = Enumerable.Range(0, 400).Select(number => new Person(
            number, Age: 20 + 10 * (number / 100), Income: number % 100 < rich[number / 100] ? Rich : 20_000 + number));
        var register = await Register.DeliverAsync(service, people);
        var job = await register.AskAsync(
            $$"""
              "derive": [ { "name": "decade", "expression": "floor(r.age, 10)", "sensitive": false },
                { "name": "rich", "expression": "r.income div 400000" } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "decade", "total": true } ],
                "measures": [ {{Register.People}}, { "name": "rich", "kind": "sum", "of": "rich" } ] } ]
              """);
        var sums = await register.CellsAsync(job, 1);
        Assert.Equal((null, null), (sums["20"], sums["30"]));
        var left = sums["_T"] - sums.Where(cell => cell.Key != "_T").Sum(cell => cell.Value ?? 0);
        Assert.True(left is null or >= 10, $"{left}: {string.Join(' ', sums)}");
    }
}
