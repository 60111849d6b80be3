namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Distinct subjects by the set of partners whose deliveries hold them.</summary>
public sealed class ContributorCount
{
    private readonly List<(ulong Partners, long Count)> _byPartners = [];

    public long All { get; private set; }

    /// <summary>Cell key: the sum, modulo 2^64, of the record keys of the subjects.</summary>
    public ulong Key { get; private set; }

    internal IReadOnlyList<(ulong Partners, long Count)> ByPartners => _byPartners;

    /// <summary>Subjects that none of the partners in <paramref name="coalition"/> (a bit mask) knows.</summary>
    public long Outside(ulong coalition)
    {
        var count = 0L;
        foreach (var (partners, subjects) in _byPartners)
            if ((partners & coalition) == 0) count += subjects;
        return count;
    }

    internal void Add(ulong partners, ulong recordKey = 0)
    {
        Add(partners, 1L);
        Key = unchecked(Key + recordKey);
    }

    internal void Merge(ContributorCount other)
    {
        foreach (var (partners, count) in other._byPartners) Add(partners, count);
        Key = unchecked(Key + other.Key);
    }

    private void Add(ulong partners, long count)
    {
        All += count;
        for (var i = 0; i < _byPartners.Count; i++)
        {
            if (_byPartners[i].Partners != partners) continue;
            _byPartners[i] = (partners, _byPartners[i].Count + count);
            return;
        }

        _byPartners.Add((partners, count));
    }
}
