namespace Linkage.Domain.Matching;

/// <summary>A record of one of several parties.</summary>
public readonly record struct PartyRecord(int Party, int Record) : IComparable<PartyRecord>
{
    public int CompareTo(PartyRecord other) =>
        Party.CompareTo(other.Party) is var byParty and not 0 ? byParty : Record.CompareTo(other.Record);

    public static bool operator <(PartyRecord a, PartyRecord b) => a.CompareTo(b) < 0;

    public static bool operator >(PartyRecord a, PartyRecord b) => a.CompareTo(b) > 0;

    public static bool operator <=(PartyRecord a, PartyRecord b) => a.CompareTo(b) <= 0;

    public static bool operator >=(PartyRecord a, PartyRecord b) => a.CompareTo(b) >= 0;
}

/// <summary>Two records of different parties and how alike they are.</summary>
public readonly record struct PartyPair(PartyRecord First, PartyRecord Second, double Score);

/// <summary>
/// Groups of records of three or more parties that are taken for one entity: best pair first, two groups merge when enough of the
/// pairs between them reach the threshold (anonlink's multi-party greedy solver).
/// </summary>
public sealed class RecordGroups
{
    private readonly double _mergeShare;
    private readonly bool _onePerParty;
    private readonly Dictionary<PartyRecord, RecordGroup> _groupOf = [];

    private RecordGroups(double mergeShare, bool onePerParty) => (_mergeShare, _onePerParty) = (mergeShare, onePerParty);

    /// <param name="mergeShare">Share of the pairs between two groups that must be there for a merge; 1 asks for all.</param>
    /// <param name="onePerParty">A group has at most one record of each party.</param>
    /// <returns>Groups of two records or more, each in order, by their first record.</returns>
    public static IReadOnlyList<IReadOnlyList<PartyRecord>> Solve(IReadOnlyList<PartyPair> pairs, double mergeShare, bool onePerParty)
    {
        var groups = new RecordGroups(mergeShare, onePerParty);
        PartyPair[] sorted = [.. pairs];
        Array.Sort(sorted, BestFirst);
        foreach (var pair in sorted) groups.Take(pair.First, pair.Second);
        return [.. groups._groupOf.Values.Distinct().Where(group => group.Records.Count > 1)
            .Select(group => group.Records.Order().ToArray()).OrderBy(group => group[0])];
    }

    private void Take(PartyRecord first, PartyRecord second)
    {
        if (!_groupOf.ContainsKey(first) && !_groupOf.ContainsKey(second) && _onePerParty && first.Party == second.Party) return;
        RecordGroup a = GroupOf(first), b = GroupOf(second);
        if (a == b) return;
        var shared = a.SharedPairs.GetValueOrDefault(b) + 1;
        var hasRoom = !_onePerParty || !a.SharesParty(b);
        if (hasRoom && shared >= _mergeShare * ((double)a.Records.Count * b.Records.Count)) Merge(a, b);
        else Share(a, b, shared);
    }

    /// <summary>Then by parties, and by records.</summary>
    private static int BestFirst(PartyPair a, PartyPair b) =>
        b.Score.CompareTo(a.Score) is var byScore and not 0 ? byScore
        : (a.First.Party, a.Second.Party).CompareTo((b.First.Party, b.Second.Party)) is var byParties and not 0 ? byParties
        : a.First.CompareTo(b.First) is var byFirst and not 0 ? byFirst
        : a.Second.CompareTo(b.Second);

    private static void Share(RecordGroup a, RecordGroup b, int pairs)
    {
        a.Share(b, pairs);
        b.Share(a, pairs);
    }

    private RecordGroup GroupOf(PartyRecord record)
    {
        if (!_groupOf.TryGetValue(record, out var group)) _groupOf[record] = group = new(record);
        return group;
    }

    private void Merge(RecordGroup a, RecordGroup b)
    {
        var (into, from) = a.Records.Count < b.Records.Count ? (b, a) : (a, b);
        into.Records.AddRange(from.Records);
        foreach (var record in from.Records) _groupOf[record] = into;
        into.Forget(from);
        foreach (var (other, shared) in from.SharedPairs)
        {
            other.Forget(from);
            if (other != into) Share(into, other, into.SharedPairs.GetValueOrDefault(other) + shared);
        }
    }
}
