using System.Numerics;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Looks for whole tables near the true one, which differ from it in a few cells and give a target what it needs: most ask for one more
/// and one less, or for leaving the small counts. Steps are taken one after another where one is not enough.
/// </summary>
internal sealed class NearbySearch
{
    // A change of larger parts than these is no small one; a target further away than so many steps is left to others.
    private const int MostParts = 12, MostSteps = 40;

    private readonly Component _component;
    private readonly ProgramEntries _entries;
    private readonly NearestChange _nearest;
    private readonly long[] _at;
    private readonly long?[] _most;

    /// <param name="component">One with a witness.</param>
    public NearbySearch(Component component)
    {
        _component = component;
        _entries = new ProgramEntries(component.Program);
        _nearest = new NearestChange(_entries);
        _at = [.. component.Witness!];
        _most = [.. Enumerable.Range(0, _at.Length).Select(Most)];
    }

    /// <summary>Multipliers that may prove that the last target cannot be reached; null when nothing says that it cannot.</summary>
    public (BigInteger[] Values, BigInteger Denominator)? Multipliers { get; private set; }

    /// <summary>A table that gives a sum of groups so much more than the true one, or with −1 less.</summary>
    /// <param name="amount">Above zero.</param>
    public NearbyTable? Reach(int[] groups, int side, long amount)
    {
        _entries.Ask(groups, side);
        var moved = new SortedDictionary<int, long>();
        var left = amount;
        for (var step = 0; step < MostSteps && left > 0; step++)
        {
            var change = Step(left);
            if (step == 0) Multipliers = _nearest.IsImpossible ? Scaled(_nearest.Proof) : null;
            if (_nearest.IsImpossible) break;
            if (change is null && left > 1) change = Step(1);
            if (change is null) break;
            var gain = change.Sum(c => (long)_entries.InAsked(c.Variable) * c.Change);
            var times = Times(change, (left + gain - 1) / gain);
            foreach (var (variable, by) in change)
            {
                moved[variable] = moved.GetValueOrDefault(variable) + times * by;
                _at[variable] += times * by;
            }

            left -= times * gain;
        }

        foreach (var (variable, by) in moved) _at[variable] -= by;
        return left > 0 ? null : new NearbyTable([.. moved.Where(m => m.Value != 0 && m.Key < _component.Groups.Count)
            .Select(m => (m.Key, m.Value))]);
    }

    /// <summary>Whether a table stays between the bounds of all variables of the program that it changes.</summary>
    public bool Fits(NearbyTable table) => table.Changes.All(c => IsWithin(c.Group, c.Change));

    private long? Most(int variable) => _component.Program.Most(variable) is { } most
        && (variable >= _component.IsCapped.Length || !_component.IsCapped[variable]) ? (long)Int128.Min(most, long.MaxValue / 4) : null;

    /// <summary>The nearest change of the sum, in whole numbers.</summary>
    private List<(int Variable, long Change)>? Step(long amount)
    {
        var change = _nearest.Find(_at, _most, amount);
        for (var parts = 1; parts <= MostParts && change.Count > 0; parts++)
        {
            var whole = change.Select(c => (c.Variable, Change: (long)Math.Round(c.Change * parts))).ToList();
            if (whole.Zip(change).Any(c => Math.Abs(c.First.Change - c.Second.Change * parts) > 1e-4)) continue;
            return IsPossible(whole) ? whole : null;
        }

        return null;
    }

    /// <summary>Whether a change breaks no equation and stays within bounds, and the sum rises by it.</summary>
    private bool IsPossible(List<(int Variable, long Change)> change)
    {
        var sums = new Dictionary<int, long>();
        foreach (var (variable, by) in change)
        {
            if (!IsWithin(variable, by)) return false;
            var (rows, ofVariable) = _entries.OfVariable(variable);
            for (var e = 0; e < rows.Length; e++) sums[rows[e]] = sums.GetValueOrDefault(rows[e]) + by * (long)ofVariable[e];
        }

        return sums.Values.All(sum => sum == 0) && change.Sum(c => (long)_entries.InAsked(c.Variable) * c.Change) > 0;
    }

    private bool IsWithin(int variable, long by) => _at[variable] + by >= 0 && (_most[variable] is not { } most || _at[variable] + by <= most);

    /// <summary>How often a change can be made, at most so often.</summary>
    private long Times(List<(int Variable, long Change)> change, long most)
    {
        foreach (var (variable, by) in change)
        {
            if (by < 0) most = Math.Min(most, _at[variable] / -by);
            else if (_most[variable] is { } bound) most = Math.Min(most, (bound - _at[variable]) / by);
        }

        return most;
    }

    /// <summary>
    /// What was found to be impossible as multipliers of the equations: those that take away from the sum all that could change it.
    /// </summary>
    private (BigInteger[] Values, BigInteger Denominator)? Scaled(IReadOnlyList<(int Row, double Value)> proof)
    {
        var asked = proof.First(p => p.Row == _entries.Asked).Value;
        var values = proof.Where(p => p.Row != _entries.Asked).Select(p => (p.Row, Value: -p.Value / asked)).ToList();
        for (var parts = 1; parts <= MostParts * MostParts; parts++)
        {
            if (values.Exists(v => Math.Abs(v.Value * parts - Math.Round(v.Value * parts)) > 1e-4)) continue;
            var multipliers = new BigInteger[_entries.Asked];
            foreach (var (row, value) in values) multipliers[row] = (BigInteger)Math.Round(value * parts);
            return (multipliers, parts);
        }

        return null;
    }
}
