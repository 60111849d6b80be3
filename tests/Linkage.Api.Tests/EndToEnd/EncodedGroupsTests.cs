using System.Net;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Matching;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// Three files of the Febrl people joined by groups: the job counts what the groups of the library hold, and those are right.
/// </summary>
public sealed class EncodedGroupsTests
{
    private const double Threshold = 0.8;
    private const int People = 2_000;

    [Fact]
    public async Task Three_parties_are_one_group_of_rows_per_person()
    {
        EncodedPeople[] parties = [EncodedPeople.Read("a", People), EncodedPeople.Read("b", People), EncodedPeople.Third(People)];
        var groups = GroupsOf(parties);
        IsRight(parties, groups);

        await using var service = new RunningService(["--Linkage:Worker:ComparisonsPerRange=2000000"]);
        await service.InitializeAsync();
        var project = await GroupedProject.DeliverAsync(service, [.. parties.Select(party => party.Csv)]);
        var job = await project.RunAsync();
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        // Every two parties, in several ranges each.
        Assert.Equal(["b", "b~c", "c"], job["matches"]!.AsArray().Select(match => match!.Text("alias")));
        Assert.All(job["matches"]!.AsArray(), match => Assert.True(match!["ranges"]!.GetValue<int>() > 1));
        var cells = await project.CellsAsync(job);
        var states = groups.Where(group => group.Count == 3).Select(group => parties[0].States[group[0].Record]);
        var inAll = states.CountBy(state => state).ToDictionary();
        Assert.Equal(inAll.Values.Sum(), cells["_T"]);
        var shown = cells.Where(cell => cell.Value is not null && inAll.ContainsKey(cell.Key)).ToList();
        Assert.All(shown, cell => Assert.Equal(inAll[cell.Key], cell.Value));
        Assert.True(shown.Count >= 5, $"{shown.Count} states are shown.");
    }

    /// <summary>All pairs of every two files, and the groups that they make when every pair of a group is asked to be there.</summary>
    private static IReadOnlyList<IReadOnlyList<PartyRecord>> GroupsOf(EncodedPeople[] parties)
    {
        var pairs = new List<PartyPair>();
        for (var right = 1; right < parties.Length; right++)
        {
            for (var left = 0; left < right; left++)
            {
                var found = EncodedMatch.Match(
                    parties[left].Encodings, parties[right].Encodings, new(SimilarityMeasure.Dice, Threshold, Threads: 2)).Value;
                pairs.AddRange(found.Select(pair => new PartyPair(new(left, pair.Left), new(right, pair.Right), pair.Score)));
            }
        }

        return RecordGroups.Solve(pairs, 1, onePerParty: true);
    }

    private static void IsRight(EncodedPeople[] parties, IReadOnlyList<IReadOnlyList<PartyRecord>> groups)
    {
        var inAll = groups.Where(group => group.Count == 3).ToList();
        var correct = (double)inAll.Count(
            group => group.Select(record => parties[record.Party].Persons[record.Record]).Distinct().Count() == 1);
        var there = parties[0].Persons.Intersect(parties[1].Persons).Intersect(parties[2].Persons).Count();
        Assert.True(
            correct / inAll.Count > 0.99 && correct / there > 0.95, $"{correct} of {inAll.Count} groups are right, of {there} people.");
    }
}
