using System.Runtime.InteropServices;
using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Protection.Intervals;

/// <summary>
/// Groups the rows that the statements and the targets do not tell apart, and divides the groups into components that have nothing to do
/// with each other.
/// </summary>
internal sealed class Components
{
    private readonly Statements _statements;
    private readonly Settling _settled;
    private readonly IReadOnlyList<Target> _targets;
    private readonly List<int>?[] _targetsAt;
    private readonly int[] _groupOf;
    private readonly List<List<int>> _groups = [];
    private readonly List<(int Part, int Whole)> _limits = [];
    private readonly Dictionary<int, int> _partOf = [];
    private readonly List<(int Group, Int128 Least)> _floors = [];
    private readonly List<int> _parent = [];

    public Components(Statements statements, Settling settled, IReadOnlyList<Target> targets)
    {
        (_statements, _settled, _targets) = (statements, settled, targets);
        (_groupOf, _targetsAt) = (new int[statements.VariableCount], new List<int>?[statements.VariableCount]);
        Array.Fill(_groupOf, -1);
        for (var t = 0; t < targets.Count; t++)
            foreach (var variable in targets[t].Variables)
                if (!settled.IsKnown(variable)) (_targetsAt[variable] ??= []).Add(t);
        foreach (var classes in Linked()) Group(classes);
        for (var g = 0; g < _groups.Count; g++) _parent.Add(g);
        foreach (var statement in statements.All) Join(statement.Variables);
        foreach (var target in targets) Join(target.Variables);
        foreach (var (part, whole) in _limits) Unite(part, whole);
    }

    /// <summary>The components, those without a target included.</summary>
    public IEnumerable<Component> All()
    {
        var statements = Enumerable.Range(0, _statements.All.Count).Where(s => _settled.Open(s) > 0)
            .ToLookup(s => Root(GroupsOf(_statements.All[s].Variables)[0]));
        var limits = _limits.ToLookup(l => Root(l.Part));
        var floors = _floors.ToLookup(f => Root(f.Group));
        var targets = _targets.Select(t => (Target: t, Groups: GroupsOf(t.Variables))).Where(t => t.Groups.Length > 0)
            .ToLookup(t => Root(t.Groups[0]));
        foreach (var members in Enumerable.Range(0, _groups.Count).GroupBy(Root))
            yield return Of([.. members], statements[members.Key], limits[members.Key], floors[members.Key], [.. targets[members.Key]]);
    }

    private Component Of(int[] members, IEnumerable<int> statements, IEnumerable<(int Part, int Whole)> limits,
        IEnumerable<(int Group, Int128 Least)> floors, List<(Target Target, int[] Groups)> targets)
    {
        var at = members.Select((group, i) => (group, i)).ToDictionary(m => m.group, m => m.i);
        int[][] parts = [.. members.Select(group => PartsOf(group).Select(g => at[g]).Order().ToArray())];
        Int128?[] most = [.. members.Select(group => Most(_groups[group]))];
        var all = statements.ToList();
        var bounded = all.Where(s => _statements.All[s] is { IsEquation: true, Coefficients: null })
            .SelectMany(s => GroupsOf(_statements.All[s].Variables)).SelectMany(g => parts[at[g]]).ToHashSet();
        var cap = 16 * all.Aggregate(1024 + targets.Aggregate(Int128.Zero, (sum, t) => sum + Int128.Abs(t.Target.High ?? 0)),
            (sum, s) => sum + Int128.Abs(_settled.Left(s)));
        var (program, capped) = (new LinearProgram(), new bool[members.Length]);
        for (var g = 0; g < members.Length; g++)
        {
            var own = parts[g].Length == 1 ? most[g] : null;
            capped[g] = own is null && !bounded.Contains(g);
            program.AddVariable(capped[g] ? cap : own);
        }

        foreach (var number in all) Put(program, number, at, parts);
        for (var g = 0; g < members.Length; g++)
            if (parts[g].Length > 1 && most[g] is { } top) program.Add(parts[g], Ones(parts[g].Length), 0, top);
        (int Part, int Whole)[] below = [.. limits.Select(l => (at[l.Part], at[l.Whole]))];
        (int Group, Int128 Least)[] above = [.. floors.Select(f => (at[f.Group], f.Least))];
        foreach (var (part, whole) in below.Where(l => !parts[l.Whole].Contains(l.Part))) Limit(program, parts[part], parts[whole]);
        foreach (var (group, least) in above) program.Add(parts[group], Ones(parts[group].Length), least, null);
        bool[] isWhole = [.. members.Select(g => _statements.IsWhole(_statements.Locate(_groups[g][0]).Class))];
        return new Component(program, [.. members.Select(g => _groups[g].ToArray())], parts, isWhole, capped, most, below, above,
            [.. targets.Select(t => (t.Target, Array.ConvertAll(t.Groups, g => at[g])))]);
    }

    /// <summary>A group that holds another as a part of it is that part and its own variable.</summary>
    private IEnumerable<int> PartsOf(int group)
    {
        yield return group;
        while (_partOf.TryGetValue(group, out group)) yield return group;
    }

    private void Put(LinearProgram program, int number, Dictionary<int, int> at, int[][] parts)
    {
        var statement = _statements.All[number];
        var (seen, terms) = (new HashSet<int>(), new SortedDictionary<int, Int128>());
        for (var v = 0; v < statement.Variables.Length; v++)
        {
            if (_groupOf[statement.Variables[v]] is not (>= 0 and var group) || !seen.Add(group)) continue;
            foreach (var part in parts[at[group]]) terms[part] = terms.GetValueOrDefault(part) + statement.Coefficient(v);
        }

        var known = statement.Least - _settled.Left(number);
        program.Add([.. terms.Keys], [.. terms.Values], _settled.Left(number), statement.Most - known);
    }

    private static void Limit(LinearProgram program, int[] part, int[] whole)
    {
        var terms = whole.Except(part).Select(v => (v, (Int128)1)).Concat(part.Except(whole).Select(v => (v, (Int128)(-1)))).OrderBy(t => t.v).ToList();
        program.Add([.. terms.Select(t => t.v)], [.. terms.Select(t => t.Item2)], 0, null);
    }

    private static Int128[] Ones(int count) => [.. Enumerable.Repeat((Int128)1, count)];

    private Int128? Most(List<int> variables) => variables.Aggregate((Int128?)0, (sum, v) => sum + _settled.Most(v));

    /// <summary>Classes that limits bind together; every other class by itself.</summary>
    private IEnumerable<List<int>> Linked()
    {
        var left = new List<List<int>>();
        for (var c = 0; _statements.First(c) < _statements.VariableCount; c++) left.Add([c]);
        foreach (var (part, whole) in _statements.Limits)
        {
            var (a, b) = (left.Find(l => l.Contains(part)), left.Find(l => l.Contains(whole)));
            if (a is null || b is null || a == b) continue;
            a.AddRange(b);
            left.Remove(b);
        }

        return left;
    }

    private void Group(List<int> classes)
    {
        var found = new Dictionary<RowSet, int[]>();
        var rows = _statements.First(classes[0] + 1) - _statements.First(classes[0]);
        var mark = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            mark.Clear();
            foreach (var @class in classes) Mark(_statements.First(@class) + row, mark);
            // Nothing but a mark per class: all of them are known.
            if (mark.Count == classes.Count) continue;
            ref var groups = ref CollectionsMarshal.GetValueRefOrAddDefault(found, new RowSet([.. mark]), out var exists);
            if (!exists) groups = [.. classes.Select(c => NewGroup(_statements.First(c) + row))];
            for (var c = 0; c < classes.Count; c++)
                if (groups![c] >= 0) Enter(groups[c], _statements.First(classes[c]) + row);
        }

        foreach (var groups in found.Values) Limit(classes, groups);
    }

    /// <summary>What is said of a variable: unknown ones with the same are interchangeable.</summary>
    private void Mark(int variable, List<int> mark)
    {
        mark.Add(_settled.IsKnown(variable) ? -1 : -2);
        if (_settled.IsKnown(variable)) return;
        foreach (var number in _settled.At(variable))
        {
            mark.Add(number);
            var statement = _statements.All[number];
            if (statement.Coefficients is null) continue;
            var coefficient = unchecked((ulong)statement.Coefficient(Array.BinarySearch(statement.Variables, variable)));
            mark.Add((int)(uint)coefficient);
            mark.Add((int)(uint)(coefficient >> 32));
        }

        mark.Add(-3);
        mark.AddRange(_targetsAt[variable] ?? []);
    }

    private int NewGroup(int variable)
    {
        if (_settled.IsKnown(variable)) return -1;
        _groups.Add([]);
        return _groups.Count - 1;
    }

    private void Enter(int group, int variable)
    {
        _groups[group].Add(variable);
        _groupOf[variable] = group;
    }

    private void Limit(List<int> classes, int[] groups)
    {
        foreach (var (part, whole) in _statements.Limits)
        {
            var (p, w) = (classes.IndexOf(part), classes.IndexOf(whole));
            if (p < 0 || w < 0 || groups[w] < 0) continue;
            if (groups[p] >= 0)
            {
                _limits.Add((groups[p], groups[w]));
                _partOf.TryAdd(groups[w], groups[p]);
            }
            else
            {
                var least = _groups[groups[w]].Aggregate(Int128.Zero,
                    (sum, v) => sum + _settled.Value(v - _statements.First(whole) + _statements.First(part)));
                if (least > 0) _floors.Add((groups[w], least));
            }
        }
    }

    private int[] GroupsOf(int[] variables) =>
        [.. variables.Select(v => _groupOf[v]).Where(g => g >= 0).Distinct()];

    private void Join(int[] variables)
    {
        var first = -1;
        foreach (var variable in variables)
        {
            var group = _groupOf[variable];
            if (group < 0) continue;
            if (first < 0) first = Root(group);
            else Unite(first, group);
        }
    }

    private void Unite(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a != b) _parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Root(int group)
    {
        while (_parent[group] != group) group = _parent[group] = _parent[_parent[group]];
        return group;
    }
}
