namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Divides all statements and targets into parcels. After some of them changed, only the parcels that these lie in are made anew: nothing
/// that is said elsewhere concerns them.
/// </summary>
internal sealed class Parcels
{
    private readonly Statements _statements;
    private readonly IReadOnlyList<Target> _targets;
    private readonly Statement?[] _said;

    // Per variable the places of the statements that name it, and ~t for target t.
    private readonly List<int>?[] _at;
    private readonly int[] _seen, _placeSeen, _number;
    private int _stamp;

    public Parcels(Statements statements, IReadOnlyList<Target> targets)
    {
        (_statements, _targets, _said) = (statements, targets, new Statement?[statements.PlaceCount]);
        (_at, _seen, _number) = (
            new List<int>?[statements.VariableCount], new int[statements.VariableCount], new int[statements.VariableCount]);
        _placeSeen = new int[statements.PlaceCount + targets.Count];
        for (var place = 0; place < _said.Length; place++) Read(place, null);
        for (var t = 0; t < targets.Count; t++) Register(targets[t].Variables, ~t);
    }

    /// <summary>Whether a statement without variables is false.</summary>
    public bool IsContradictory { get; private set; }

    /// <summary>All parcels, those without a target included.</summary>
    public IEnumerable<Parcel> All() => Around(Enumerable.Range(0, _at.Length));

    /// <summary>The parcels that some variables lie in, each once.</summary>
    public IEnumerable<Parcel> Around(IEnumerable<int> variables)
    {
        var stamp = ++_stamp;
        foreach (var variable in variables)
            if (_at[variable] is { Count: > 0 } && _seen[variable] != stamp) yield return Of(variable, stamp);
    }

    /// <summary>Reads the statement at a place again.</summary>
    /// <param name="touched">Takes the variables that it names or named.</param>
    public void Read(int place, ISet<int>? touched)
    {
        if (_said[place] is { } before) Unregister(before.Variables, place, touched);
        _said[place] = _statements.At(place);
        if (_said[place] is not { } now) return;
        IsContradictory |= now.Variables.Length == 0 && (now.Least > 0 || now.Most < 0);
        Register(now.Variables, place);
        touched?.UnionWith(now.Variables);
    }

    /// <summary>Makes a target of another sum.</summary>
    public void Place(int target, Int128 constant, int[] variables, ISet<int> touched)
    {
        Unregister(_targets[target].Variables, ~target, touched);
        _targets[target].Place(constant, variables);
        Register(variables, ~target);
        touched.UnionWith(variables);
    }

    private void Register(int[] variables, int what)
    {
        foreach (var variable in variables) (_at[variable] ??= []).Add(what);
    }

    private void Unregister(int[] variables, int what, ISet<int>? touched)
    {
        foreach (var variable in variables) _at[variable]!.Remove(what);
        touched?.UnionWith(variables);
    }

    private Parcel Of(int first, int stamp)
    {
        var (variables, places, targets) = (new List<int> { first }, new List<int>(), new List<int>());
        _seen[first] = stamp;
        for (var next = 0; next < variables.Count; next++)
        {
            foreach (var what in _at[variables[next]]!)
            {
                var mark = what >= 0 ? what : _said.Length + ~what;
                if (_placeSeen[mark] == stamp) continue;
                _placeSeen[mark] = stamp;
                (what >= 0 ? places : targets).Add(what >= 0 ? what : ~what);
                foreach (var variable in what >= 0 ? _said[what]!.Variables : _targets[~what].Variables)
                {
                    if (_seen[variable] == stamp) continue;
                    _seen[variable] = stamp;
                    variables.Add(variable);
                }
            }
        }

        variables.Sort();
        places.Sort();
        targets.Sort();
        for (var v = 0; v < variables.Count; v++) _number[variables[v]] = v;
        return new Parcel(
            [.. variables], [.. variables.Select(_statements.IsZero)], _statements.IsWhole(_statements.Locate(first).Class),
            [.. places.Select(p => _said[p]! with { Variables = Numbers(_said[p]!.Variables) })],
            [.. targets.Select(t => (_targets[t], Numbers(_targets[t].Variables)))],
            _statements.Witness(variables));
    }

    private int[] Numbers(int[] variables) => Array.ConvertAll(variables, v => _number[v]);
}
