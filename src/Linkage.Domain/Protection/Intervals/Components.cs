using System.Runtime.InteropServices;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Groups the rows that the statements and the targets do not tell apart, and divides the groups into components that have nothing to do
/// with each other.
/// </summary>
internal sealed class Components
{
    // Beyond this a change by one is lost in floating point.
    private const long MostWitnessed = 1L << 50;

    private readonly Parcel _parcel;
    private readonly Settling _settled;
    private readonly int[] _groupOf;
    private readonly List<List<int>> _groups = [];
    private readonly List<int> _parent = [];

    public Components(Parcel parcel, Settling settled)
    {
        (_parcel, _settled, _groupOf) = (parcel, settled, new int[parcel.Variables.Length]);
        Array.Fill(_groupOf, -1);
        Group();
        for (var g = 0; g < _groups.Count; g++) _parent.Add(g);
        foreach (var statement in parcel.Statements) Join(statement.Variables);
        foreach (var target in parcel.Targets) Join(target.Variables);
    }

    /// <summary>The components, those without a target included.</summary>
    public IEnumerable<Component> All()
    {
        var statements = Enumerable.Range(0, _parcel.Statements.Count).Where(s => _settled.Open(s) > 0)
            .ToLookup(s => Root(GroupsOf(_parcel.Statements[s].Variables)[0]));
        var targets = _parcel.Targets.Select(t => (t.Target, Groups: GroupsOf(t.Variables))).Where(t => t.Groups.Length > 0)
            .ToLookup(t => Root(t.Groups[0]));
        foreach (var members in Enumerable.Range(0, _groups.Count).GroupBy(Root))
            yield return Of([.. members], [.. statements[members.Key]], [.. targets[members.Key]]);
    }

    private Component Of(int[] members, List<int> statements, List<(Target Target, int[] Groups)> targets)
    {
        var at = members.Select((group, i) => (group, i)).ToDictionary(m => m.group, m => m.i);
        var bounded = statements.Where(s => _parcel.Statements[s] is { Most: not null, Coefficients: null })
            .SelectMany(s => GroupsOf(_parcel.Statements[s].Variables)).ToHashSet();
        var cap = 16 * statements.Aggregate(1024 + targets.Aggregate(Int128.Zero, (sum, t) => sum + Int128.Abs(t.Target.High ?? 0)),
            (sum, s) => sum + Int128.Abs(_settled.Left(s)));
        var (program, capped) = (new LinearProgram(), new bool[members.Length]);
        for (var g = 0; g < members.Length; g++)
        {
            var most = _groups[members[g]].Aggregate((Int128?)0, (sum, v) => sum + _settled.Most(v));
            capped[g] = most is null && !bounded.Contains(members[g]);
            program.AddVariable(capped[g] ? cap : most);
        }

        foreach (var number in statements) Put(program, number, at);
        return new Component(program, [.. members.Select(g => _groups[g].Select(v => _parcel.Variables[v]).ToArray())], _parcel.IsWhole, capped,
            [.. targets.Select(t => (t.Target, t.Groups.Select(g => at[g]).Order().ToArray()))], Witness(program, members));
    }

    /// <summary>What the witness of the parcel says of some groups and the distances between them; null when that does not fit.</summary>
    private long[]? Witness(LinearProgram program, int[] members)
    {
        if (_parcel.Witness is not { } told) return null;
        var ofGroups = Array.ConvertAll(members, g => _groups[g].Aggregate(Int128.Zero, (sum, v) => sum + told[v]));
        return program.Completed(ofGroups) is { } values && Array.TrueForAll(values, v => v <= MostWitnessed)
            ? Array.ConvertAll(values, v => (long)v)
            : null;
    }

    private void Put(LinearProgram program, int number, Dictionary<int, int> at)
    {
        var statement = _parcel.Statements[number];
        var terms = new SortedDictionary<int, Int128>();
        for (var v = 0; v < statement.Variables.Length; v++)
            if (_groupOf[statement.Variables[v]] is >= 0 and var group) terms[at[group]] = statement.Coefficient(v);
        var known = statement.Least - _settled.Left(number);
        program.Add([.. terms.Keys], [.. terms.Values], _settled.Left(number), statement.Most - known);
    }

    private void Group()
    {
        var targetsAt = new List<int>?[_groupOf.Length];
        for (var t = 0; t < _parcel.Targets.Count; t++)
            foreach (var variable in _parcel.Targets[t].Variables)
                if (!_settled.IsKnown(variable)) (targetsAt[variable] ??= []).Add(t);
        var found = new Dictionary<RowSet, int>();
        var mark = new List<int>();
        for (var variable = 0; variable < _groupOf.Length; variable++)
        {
            if (_settled.IsKnown(variable)) continue;
            mark.Clear();
            Mark(variable, mark);
            mark.AddRange(targetsAt[variable] ?? []);
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(found, new RowSet([.. mark]), out var exists);
            if (!exists)
            {
                group = _groups.Count;
                _groups.Add([]);
            }

            _groups[group].Add(variable);
            _groupOf[variable] = group;
        }
    }

    /// <summary>What is said of a variable: unknown ones with the same are interchangeable.</summary>
    private void Mark(int variable, List<int> mark)
    {
        foreach (var number in _settled.At(variable))
        {
            mark.Add(number);
            var statement = _parcel.Statements[number];
            if (statement.Coefficients is not null) mark.Add((int)statement.Coefficient(Array.BinarySearch(statement.Variables, variable)));
        }

        mark.Add(int.MinValue);
    }

    private int[] GroupsOf(int[] variables) => [.. variables.Select(v => _groupOf[v]).Where(g => g >= 0).Distinct()];

    private void Join(int[] variables)
    {
        var first = -1;
        foreach (var variable in variables)
        {
            var group = _groupOf[variable];
            if (group < 0) continue;
            if (first < 0) first = Root(group);
            else if (Root(group) is var root && root != first) first = _parent[Math.Max(root, first)] = Math.Min(root, first);
        }
    }

    private int Root(int group)
    {
        while (_parent[group] != group) group = _parent[group] = _parent[_parent[group]];
        return group;
    }
}
