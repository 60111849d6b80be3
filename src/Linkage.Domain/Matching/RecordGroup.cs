using System.Collections.ObjectModel;

namespace Linkage.Domain.Matching;

/// <summary>A group while groups are made: its records, and how many of its pairs with other groups were seen.</summary>
internal sealed class RecordGroup(PartyRecord first)
{
    // Most groups merge at the first pair and never need one.
    private Dictionary<RecordGroup, int>? _sharedPairs;

    public List<PartyRecord> Records { get; } = [first];

    /// <summary>Groups with which pairs were seen that did not make them one.</summary>
    public IReadOnlyDictionary<RecordGroup, int> SharedPairs =>
        (IReadOnlyDictionary<RecordGroup, int>?)_sharedPairs ?? ReadOnlyDictionary<RecordGroup, int>.Empty;

    public bool SharesParty(RecordGroup other)
    {
        foreach (var record in Records)
            foreach (var one in other.Records)
                if (record.Party == one.Party) return true;
        return false;
    }

    public void Share(RecordGroup other, int pairs) => (_sharedPairs ??= [])[other] = pairs;

    public void Forget(RecordGroup other) => _sharedPairs?.Remove(other);
}
