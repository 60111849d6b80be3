namespace Linkage.Domain.Protection.Tabulating;

/// <summary>Distinct subjects, in all and per partner whose deliveries hold them.</summary>
public sealed class ContributorCount(int partners)
{
    private readonly long[] _ofPartner = new long[partners];

    public long All { get; private set; }

    public IReadOnlyList<long> OfPartner => _ofPartner;

    internal void Add(ulong partners)
    {
        All++;
        for (var p = 0; p < _ofPartner.Length; p++)
            if ((partners >> p & 1) != 0) _ofPartner[p]++;
    }

    internal void Merge(ContributorCount other)
    {
        All += other.All;
        for (var p = 0; p < _ofPartner.Length; p++) _ofPartner[p] += other._ofPartner[p];
    }
}
