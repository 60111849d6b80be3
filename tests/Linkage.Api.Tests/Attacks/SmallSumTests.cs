using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>One result, over HTTP: what is left of its total when everything that is shown is taken away.</summary>
public sealed class SmallSumTests(RunningService service)
{
    private const int MinimumFrequency = 10;

    /// <summary>3, 4, 53 and 40 people: 100 − 53 − 40 are seven, in two bands of which neither is shown.</summary>
    [Fact]
    public async Task What_is_left_of_a_total_is_not_few()
    {
        int[] bands = [3, 4, 53, 40];
        var people = bands.SelectMany((count, band) => Enumerable.Repeat(band, count))
            .Select((band, number) => new Person(number, Age: 20 + 10 * band));
        var register = await Register.DeliverAsync(service, people);
        var job = await register.AskAsync(
            $$"""
              "derive": [ { "name": "decade", "expression": "floor(r.age, 10)", "sensitive": false } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "decade", "total": true } ], "measures": [ {{Register.People}} ] } ]
              """);
        var cells = await register.CellsAsync(job);
        var left = cells["_T"] - cells.Where(cell => cell.Key != "_T").Sum(cell => cell.Value ?? 0);
        Assert.True(left is null or 0 or >= MinimumFrequency, $"{left}: {string.Join(' ', cells)}");
    }
}
