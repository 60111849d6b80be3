namespace Linkage.Domain.Protection.Intervals;

/// <summary>Settles a parcel and searches its components. Parcels can be searched at the same time: each has targets of its own.</summary>
/// <param name="stop">Ends the search with an exception.</param>
internal sealed class ParcelSearch(Parcel parcel, CancellationToken stop)
{
    private readonly Settling _settled = new(parcel);
    private readonly List<ComponentSearch> _components = [];

    /// <summary>Whether no values at all fit the parcel.</summary>
    public bool IsContradictory { get; private set; }

    public IReadOnlyList<ComponentSearch> Components => _components;

    public ParcelSearch Run(SearchAim aim)
    {
        IsContradictory = _settled.IsContradictory;
        if (IsContradictory) return this;
        foreach (var (target, variables) in parcel.Targets)
        {
            target.Know(variables.Where(_settled.IsKnown).Aggregate(Int128.Zero, (sum, v) => sum + _settled.Value(v)));
            if (Array.TrueForAll(variables, _settled.IsKnown)) target.Settle();
        }

        foreach (var component in new Components(parcel, _settled).All())
        {
            var search = new ComponentSearch(component, stop);
            search.Run(aim);
            _components.Add(search);
            IsContradictory |= search.IsContradictory;
        }

        return this;
    }

    /// <summary>Variables that are settled, with their values.</summary>
    public IEnumerable<(int Variable, Int128 Value)> Known() =>
        Enumerable.Range(0, parcel.Variables.Length).Where(_settled.IsKnown).Select(v => (parcel.Variables[v], _settled.Value(v)));

    /// <summary>Upper bounds of variables by themselves.</summary>
    public IEnumerable<(int Variable, Int128 Most)> Limits()
    {
        for (var v = 0; v < parcel.Variables.Length; v++)
            if (_settled.Most(v) is { } most) yield return (parcel.Variables[v], most);
    }
}
