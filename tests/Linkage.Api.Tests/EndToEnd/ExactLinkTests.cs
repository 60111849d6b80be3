using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>Exact joins of four parties over two entity types, against figures counted from how the files were made.</summary>
[Collection(nameof(Linked))]
public sealed class ExactLinkTests(Linked linked)
{
    private static readonly IReadOnlyList<int> Everybody = [.. Enumerable.Range(0, FourParties.Persons)];

    [Fact]
    public async Task Persons_meet_dwellings_through_a_register_by_the_first_key_that_matches()
    {
        var cells = await linked.Four.CellsAsync(await linked.Four.RunAsync("dwellings-of-persons"));
        foreach (var (codes, values) in cells)
        {
            var (area, label) = (codes.Split('|')[0], codes.Split('|')[1]);
            var found = Everybody.Where(
                person => FourParties.KeyOf(person) > 0 && IsIn(area, FourParties.Area(person)) && IsIn(label, LabelOf(person))).ToList();
            // Rows beside people would tell of those who have several, where these are few.
            var several = found.Count(person => FourParties.Benefits(person) > 1);
            Assert.Equal(found.Count, values[0]);
            if (several is > 0 and < 10) Assert.Null(values[1]);
            else if (values[1] is { } rows) Assert.Equal(found.Sum(person => Math.Max(1, FourParties.Benefits(person))), rows);
        }

        Assert.Equal(5 * 4, cells.Count);
        Assert.Contains(cells.Values, values => values[1] > values[0]);
    }

    [Fact]
    public async Task What_a_joined_row_says_is_added_up_for_everybody_who_shares_it()
    {
        var cells = await linked.Four.CellsAsync(await linked.Four.RunAsync("gas"));
        foreach (var (area, values) in cells)
        {
            var found = Everybody.Where(person => FourParties.KeyOf(person) > 0 && IsIn(area, FourParties.Area(person)))
                .Where(person => FourParties.IsDwelling(FourParties.AddressOf(person))).ToList();
            Assert.Equal([found.Count, found.Sum(person => FourParties.Gas(FourParties.AddressOf(person)))], values);
        }
    }

    [Fact]
    public async Task An_amount_that_a_join_repeats_is_refused_unless_that_is_meant()
    {
        var refused = await linked.Four.RunAsync("repeated");
        Assert.Equal(("refused", "repeated-amount"), (refused.Text("state"), refused["failure"]!.Text("code")));
        var cells = await linked.Four.CellsAsync(await linked.Four.RunAsync("meant"));
        foreach (var (area, values) in cells)
        {
            var found = Everybody.Where(person => IsIn(area, FourParties.Area(person))).ToList();
            Assert.Equal(
                [found.Count, found.Sum(person => Math.Max(1, FourParties.Benefits(person)) * FourParties.Income(person))], values);
        }

        Assert.Equal("completed", (await linked.Four.RunAsync("repeated", dryRun: true)).Text("state"));
    }

    [Fact]
    public async Task An_amount_of_the_side_of_many_is_added_up_once_per_row()
    {
        var cells = await linked.Four.CellsAsync(await linked.Four.RunAsync("benefits"));
        foreach (var (area, values) in cells)
        {
            var found = Everybody.Where(person => IsIn(area, FourParties.Area(person))).ToList();
            Assert.Equal([found.Count, found.Sum(person => FourParties.Benefits(person) * (100 + (person % 9)))], values);
        }
    }

    [Fact]
    public async Task The_plan_says_what_would_be_done_and_runs_nothing()
    {
        using var noor = await linked.Service.AsAsync("noor");
        var jobs = (await noor.GetJsonAsync($"/v1/projects/{linked.Four.Project}/jobs")).Items().Count;
        var plan = await noor.PostJsonAsync(
            $"/v1/projects/{linked.Four.Project}/job-plans", new { question = "repeated" }, HttpStatusCode.OK);
        Assert.Equal(["p", "b"], plan["inputs"]!.AsArray().Select(input => input!.Text("alias")));
        Assert.Equal(FourParties.Persons, plan["inputs"]![0]!["rows"]!.GetValue<int>());
        Assert.False(plan["inputs"]![1]!["findsOne"]!.GetValue<bool>());
        Assert.Equal(5, plan["tables"]![0]!["cells"]!.GetValue<int>());
        Assert.Equal("repeated-amount", plan["notes"]![0]!.Text("code"));
        plan = await noor.PostJsonAsync(
            $"/v1/projects/{linked.Four.Project}/job-plans", new { question = "dwellings-of-persons" }, HttpStatusCode.OK);
        Assert.Equal(["p.bsn", "p.alt"], plan["inputs"]![1]!["keys"]!.AsArray().Select(key => key!.Text("left")));
        Assert.Equal(["person", "address"], new[] { 1, 2 }.Select(at => plan["inputs"]![at]!["keys"]![0]!.Text("entityType")));
        Assert.Empty(plan["notes"]!.AsArray());
        Assert.Equal(jobs, (await noor.GetJsonAsync($"/v1/projects/{linked.Four.Project}/jobs")).Items().Count);
    }

    private static bool IsIn(string code, string value) => code == Variable.Total || code == value;

    private static string LabelOf(int person) =>
        FourParties.IsDwelling(FourParties.AddressOf(person)) ? FourParties.Label(FourParties.AddressOf(person)) : Variable.Missing;
}
