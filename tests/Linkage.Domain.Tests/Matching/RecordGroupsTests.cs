using System.Text.Json;
using Linkage.Domain.Matching;
using Linkage.Domain.Tests.Encodings;

namespace Linkage.Domain.Tests.Matching;

public sealed class RecordGroupsTests
{
    /// <summary>Against groups that anonlink's solver made; tests/data/anonlink-groups.json says with which version.</summary>
    [Fact]
    public void Groups_are_those_of_anonlink()
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Checkout.TestData("anonlink-groups.json")));
        foreach (var vector in vectors.RootElement.GetProperty("cases").EnumerateArray())
        {
            var pairs = vector.GetProperty("pairs").EnumerateArray().Select(Pair).ToArray();
            var groups = RecordGroups.Solve(pairs, vector.GetProperty("share").GetDouble(), vector.GetProperty("onePerParty").GetBoolean());
            Assert.Equal(vector.GetProperty("groups").EnumerateArray().Select(group => group.EnumerateArray().Select(Record)), groups);
        }
    }

    private static PartyPair Pair(JsonElement pair) => new(
        new(pair[1].GetInt32(), pair[3].GetInt32()), new(pair[2].GetInt32(), pair[4].GetInt32()), pair[0].GetDouble());

    private static PartyRecord Record(JsonElement record) => new(record[0].GetInt32(), record[1].GetInt32());
}
