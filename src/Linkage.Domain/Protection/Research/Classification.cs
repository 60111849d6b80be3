using Linkage.Domain.CodeLists;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>A group column's classification, and the number of the finest category of each code.</summary>
internal sealed class Classification
{
    private readonly Dictionary<string, int> _leaves;

    private Classification(Variable variable)
    {
        Variable = variable;
        _leaves = variable.Levels[0].Categories.Select((c, i) => KeyValuePair.Create(c.Code, i)).ToDictionary(StringComparer.Ordinal);
    }

    public Variable Variable { get; }

    /// <returns>-1 for what is no code of the finest level.</returns>
    public int LeafOf(string code) => _leaves.GetValueOrDefault(code, -1);

    /// <param name="variable">Without <see cref="Faults"/>.</param>
    /// <param name="found">Codes of the data, for a variable without a hierarchy; their order has no meaning.</param>
    public static Classification Of(ResearchVariable variable, IEnumerable<string> found)
    {
        if (variable.Hierarchy is not { } lines)
        {
            // The missing category comes last whatever the codes, as in every other table.
            var codes = found.OrderBy(c => c == Variable.Missing).ThenBy(c => c, StringComparer.Ordinal);
            var level = new Level(LevelName(variable, 0), [.. codes.Select(c => new Category(c))]);
            return new(new Variable(variable.Name, [level], variable.Sensitive));
        }

        var heights = Heights(lines);
        var levels = lines.GroupBy(line => heights[line.Code]).OrderBy(g => g.Key).Select(g => new Level(LevelName(variable, g.Key),
            [.. g.OrderBy(line => line.Code, StringComparer.Ordinal).Select(line => new Category(line.Code, line.Parent))]));
        return new(new Variable(variable.Name, [.. levels], variable.Sensitive));
    }

    /// <returns>Every broken rule of the hierarchy, with pointers below the variable's.</returns>
    public static IReadOnlyList<Fault> Faults(ResearchVariable variable)
    {
        var faults = new FaultList();
        var lines = variable.Hierarchy;
        if (lines is null)
            faults.Check(variable.Levels is null or { Count: 1 }, "/levels", "levels", "Without a hierarchy there is one level.");
        else if (faults.Check(lines.Count > 0, "/hierarchy", "empty", "A hierarchy has at least one code.")
            && Lines(lines, faults) && Tree(lines, faults))
            faults.Check(variable.Levels is null || variable.Levels.Count == 1 + Heights(lines).Values.Max(),
                "/levels", "levels", "There is one name for each level of the hierarchy, finest first.");
        return faults.ToList();
    }

    private static bool Lines(IReadOnlyList<ParentChild> lines, FaultList faults)
    {
        var (before, seen) = (faults.Count, new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < lines.Count; i++)
        {
            faults.Check(CodeListRules.IsCode(lines[i].Code), $"/hierarchy/{i}/code", "code",
                "A code is 1 to 64 visible characters, no underscore in front.");
            faults.Check(seen.Add(lines[i].Code), $"/hierarchy/{i}/code", "duplicate", "This code stands here more than once.");
        }

        for (var i = 0; i < lines.Count; i++)
            faults.Check(lines[i].Parent is not { } parent || seen.Contains(parent), $"/hierarchy/{i}/parent", "parent",
                "The parent is a code of the hierarchy.");
        return faults.Count == before;
    }

    /// <summary>Whether every code without children is equally far from the top, and none is its own ancestor.</summary>
    private static bool Tree(IReadOnlyList<ParentChild> lines, FaultList faults)
    {
        var before = faults.Count;
        var (parentOf, parents) = (
            lines.ToDictionary(l => l.Code, l => l.Parent), lines.Select(l => l.Parent).OfType<string>().ToHashSet());
        var depths = lines.Select(line => Depth(parentOf, line.Code)).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            faults.Check(depths[i] >= 0, $"/hierarchy/{i}/parent", "cycle", "A code may not be above itself.");
            faults.Check(parents.Contains(lines[i].Code) || depths[i] == depths.Max(), $"/hierarchy/{i}/parent", "uneven",
                "Every code without children is equally far from the top; repeat a category on the way where it has no parts.");
        }

        return faults.Count == before;
    }

    private static int Depth(Dictionary<string, string?> parentOf, string code)
    {
        var depth = 0;
        for (var at = parentOf[code]; at is not null; at = parentOf[at])
            if (++depth > parentOf.Count) return -1;
        return depth;
    }

    /// <summary>Steps of every code above the finest level, in an even tree.</summary>
    private static Dictionary<string, int> Heights(IReadOnlyList<ParentChild> lines)
    {
        var parentOf = lines.ToDictionary(l => l.Code, l => l.Parent);
        var depths = lines.ToDictionary(l => l.Code, l => Depth(parentOf, l.Code));
        var most = depths.Values.Max();
        return depths.ToDictionary(d => d.Key, d => most - d.Value);
    }

    private static string LevelName(ResearchVariable variable, int height) =>
        variable.Levels is { } names ? names[height] : variable.Hierarchy is null ? variable.Name : $"level-{height + 1}";
}
