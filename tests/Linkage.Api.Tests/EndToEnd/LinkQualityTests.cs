using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>What is told of how well four files met: true, no count, and to nobody before an officer could judge it.</summary>
[Collection(nameof(Linked))]
public sealed class LinkQualityTests(Linked linked)
{
    private const int MinimumFrequency = 10;

    [Fact]
    public async Task Every_band_holds_the_true_share()
    {
        var quality = await QualityAsync(await linked.Four.RunAsync("dwellings-of-persons"));
        var (everybody, joins) = (Enumerable.Range(0, FourParties.Persons).ToList(), quality["joins"]!.AsArray());
        Func<int, bool>[] matched =
        [
            person => FourParties.KeyOf(person) > 0,
            person => FourParties.KeyOf(person) > 0 && FourParties.IsDwelling(FourParties.AddressOf(person)),
            person => FourParties.Benefits(person) > 0,
        ];
        for (var at = 0; at < joins.Count; at++)
        {
            Holds(joins[at]!["matched"]!, everybody, matched[at]);
            Assert.Equal(4, joins[at]!["groups"]!.AsArray().Count(group => group!.Text("variable") == "p.area"));
            foreach (var group in joins[at]!["groups"]!.AsArray().Where(group => group!.Text("variable") == "p.area"))
                Holds(group!["matched"]!, everybody.Where(person => FourParties.Area(person) == group.Text("code")), matched[at]);
        }

        for (var key = 0; key < 2; key++)
            Holds(joins[0]!["keys"]![key]!["matched"]!, everybody, person => FourParties.KeyOf(person) == key + 1);
        Assert.DoesNotContain(joins[1]!["groups"]!.AsArray(), group => group!.Text("variable") == "w.label");
        Assert.Equal("w.label", joins[2]!["groups"]!.AsArray()[^1]!.Text("variable"));
        // One in seven of the population has no number, and everybody has the other key.
        Assert.Equal(0, quality["population"]!["unlinkable"]!["from"]!.GetValue<int>());
    }

    [Fact]
    public async Task No_count_stands_in_it_and_what_is_released_does_not_complete_it()
    {
        var job = await linked.Four.RunAsync("dwellings-of-persons");
        var (quality, cells) = (await QualityAsync(job), await linked.Four.CellsAsync(job));
        var numbers = Numbers(quality).ToList();
        Assert.All(numbers, number => Assert.InRange(number, 0, 100));
        // Who holds the population knows how many live in an area; the table tells how many of them were linked. All but one area known
        // exactly, the shares leave the last one as uncertain as the rule for a single cell asks.
        var join = quality["joins"]![0]!;
        foreach (var area in "abcd".Select(code => code.ToString()))
        {
            var subjects = Enumerable.Range(0, FourParties.Persons).Count(person => FourParties.Area(person) == area);
            var others = (int)(cells["_T|_T"][0]! - cells[$"{area}|_T"][0]!);
            var own = join["groups"]!.AsArray().Single(
                group => group!.Text("variable") == "p.area" && group!.Text("code") == area)!["matched"]!;
            var possible = Enumerable.Range(0, subjects + 1)
                .Where(count => IsIn(own, count, subjects) && IsIn(join["matched"]!, others + count, FourParties.Persons)).ToList();
            Assert.Contains((int)cells[$"{area}|_T"][0]!, possible);
            Assert.True(possible[^1] - possible[0] >= MinimumFrequency, $"{possible.Count} counts are left.");
        }
    }

    [Fact]
    public async Task Analysts_see_it_once_it_is_released()
    {
        var job = await linked.Four.RunAsync("gas");
        var path = $"/v1/jobs/{job.Text("id")}/quality";
        using var noor = await linked.Service.AsAsync("noor");
        using var joost = await linked.Service.AsAsync("joost");
        Assert.Equal("officers-only", (await noor.GetJsonAsync(path, HttpStatusCode.Forbidden)).Code());
        using var picture = await noor.GetAsync($"{path}-picture");
        Assert.Equal(HttpStatusCode.Forbidden, picture.StatusCode);
        var verdict = new { verdict = "approve", reason = "Within the agreement.", resultHash = job.Text("resultHash") };
        await joost.PostJsonAsync($"/v1/jobs/{job.Text("id")}/reviews", verdict);
        await LinkedProject.WaitAsync(noor, $"/v1/jobs/{job.Text("id")}", seen => seen.Text("state") is "released" or "refused");
        Assert.Equal((await joost.GetJsonAsync(path)).ToJsonString(), (await noor.GetJsonAsync(path)).ToJsonString());
        var dry = await linked.Four.RunAsync("gas", dryRun: true);
        Assert.Equal(2, (await noor.GetJsonAsync($"/v1/jobs/{dry.Text("id")}/quality"))["joins"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_picture_says_the_same_in_words()
    {
        var job = await linked.Four.RunAsync("gas");
        using var joost = await linked.Service.AsAsync("joost");
        using var answer = await joost.GetAsync($"/v1/jobs/{job.Text("id")}/quality-picture");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        var words = XDocument.Parse(await answer.Content.ReadAsStringAsync())
            .Descendants()
            .Single(element => element.Name.LocalName == "desc").Value;
        var band = (await QualityAsync(job))["joins"]![0]!["matched"]!;
        Assert.StartsWith($"r (tax-office): {band["from"]}-{band["to"]} %", words, StringComparison.Ordinal);
    }

    private async Task<JsonNode> QualityAsync(JsonNode job)
    {
        using var joost = await linked.Service.AsAsync("joost");
        return await joost.GetJsonAsync($"/v1/jobs/{job.Text("id")}/quality");
    }

    private static void Holds(JsonNode band, IEnumerable<int> group, Func<int, bool> isMatched)
    {
        var persons = group.ToList();
        Assert.True(
            IsIn(band, persons.Count(isMatched), persons.Count), $"{persons.Count(isMatched)} of {persons.Count}: {band.ToJsonString()}");
    }

    private static bool IsIn(JsonNode band, int count, int whole)
    {
        var (from, to) = (band["from"]!.GetValue<int>(), band["to"]!.GetValue<int>());
        return count * 100 >= from * whole && (to == 100 || count * 100 < to * whole);
    }

    private static IEnumerable<int> Numbers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Numbers(member.Value)),
        JsonArray items => items.SelectMany(Numbers),
        JsonValue value when value.TryGetValue<int>(out var number) => [number],
        _ => [],
    };
}
