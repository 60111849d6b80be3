namespace Linkage.Domain.Matching;

/// <summary>A group while groups are made: its records, and how many of its pairs with other groups were seen.</summary>
internal sealed class RecordGroup(PartyRecord first)
{
    public List<PartyRecord> Records { get; } = [first];

    public Dictionary<RecordGroup, int> SharedPairs { get; } = [];
}
