namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Rounds the flow of a network to multiples, arc by arc and without bias (Cox, "A constructive procedure for unbiased controlled
/// rounding", 1987): arcs that are no multiples contain a cycle, for no node has just one of them; as much is sent around it as makes an
/// arc a multiple, in one direction or the other with the probabilities that keep every expectation.
/// </summary>
internal sealed class CycleRounding(IReadOnlyList<Arc> arcs, int nodes, int toBase, KeyedChoice choice)
{
    private readonly List<int>[] _open = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly int[] _seenAt = [.. Enumerable.Repeat(-1, nodes)];

    /// <param name="values">A flow: as much into every node as out of it.</param>
    public void Round(long[] values)
    {
        for (var a = 0; a < arcs.Count; a++)
        {
            if (values[a] % toBase == 0) continue;
            _open[arcs[a].From].Add(a);
            if (arcs[a].To != arcs[a].From) _open[arcs[a].To].Add(a);
        }

        for (var a = 0; a < arcs.Count; a++)
            while (values[a] % toBase != 0) Send(Cycle(a, values), values);
    }

    /// <summary>Arcs of a cycle with their direction in it, found by walking from an open arc until a node comes again.</summary>
    private List<(int Arc, bool Forward)> Cycle(int start, long[] values)
    {
        var (path, visited, node, arc) = (new List<(int, bool)>(), new List<int>(), arcs[start].From, start);
        while (_seenAt[node] < 0)
        {
            _seenAt[node] = path.Count;
            visited.Add(node);
            if (path.Count > 0) arc = Other(node, arc, values);
            var forward = arcs[arc].From == node;
            path.Add((arc, forward));
            node = forward ? arcs[arc].To : arcs[arc].From;
        }

        var cycle = path.GetRange(_seenAt[node], path.Count - _seenAt[node]);
        foreach (var seen in visited) _seenAt[seen] = -1;
        return cycle;
    }

    private int Other(int node, int arrival, long[] values)
    {
        _open[node].RemoveAll(a => values[a] % toBase == 0);
        return _open[node].First(a => a != arrival);
    }

    private void Send(List<(int Arc, bool Forward)> cycle, long[] values)
    {
        var (up, down) = (long.MaxValue, long.MaxValue);
        foreach (var (arc, forward) in cycle)
        {
            var above = values[arc] % toBase;
            up = Math.Min(up, forward ? toBase - above : above);
            down = Math.Min(down, forward ? above : toBase - above);
        }

        var sent = choice.Happens(down, up + down) ? up : -down;
        foreach (var (arc, forward) in cycle) values[arc] += forward ? sent : -sent;
    }
}
