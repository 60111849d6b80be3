using Linkage.Domain.Expressions;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Questions;
using Linkage.Domain.Questions.Quality;

namespace Linkage.Worker.Quality;

/// <summary>
/// The population with its groups, at the levels that the question's tables ask, as far as the matches of one input can be counted by them:
/// a variable that reads that input, or one reached through it, is missing for exactly those who were not matched.
/// </summary>
internal sealed class GroupTree(BoundQuestion question, LinkQuality quality)
{
    private readonly IReadOnlyList<GroupVariable> _variables = [.. question.Variables];

    public MatchedGroup Of(int input)
    {
        var behind = Behind(input);
        var within = Enumerable.Range(0, _variables.Count)
            .Where(at => !ExpressionTree.Columns(_variables[at].Expression).Any(column => behind.Contains(column.Alias)))
            .SelectMany(at => Categories(at, input));
        return new(new GroupName("", null, ""), quality.Subjects, quality.Matches.Matched(input), [.. within]);
    }

    private HashSet<string> Behind(int input)
    {
        var behind = new HashSet<string> { question.Joins[input - 1].Input.Alias };
        foreach (var join in question.Joins)
            if (behind.Contains(join.Left)) behind.Add(join.Input.Alias);
        return behind;
    }

    /// <summary>Categories of the coarsest level that is asked, each with the finer ones within it.</summary>
    private IEnumerable<MatchedGroup> Categories(int variable, int input)
    {
        var levels = quality.Variables[variable].Levels;
        var asked = question.Tables.SelectMany(table => table.Groupings)
            .Where(grouping => grouping.Variable.Name == _variables[variable].Name)
            .SelectMany(grouping => grouping.Levels).ToHashSet();
        var isCoded = _variables[variable].Categories is CodedCategories;
        // From fine to coarse; what lies within a category is handed up to the next level that is shown.
        var counts = quality.Matches.Groups[variable];
        var inner = levels[0].Categories.Select(_ => new List<MatchedGroup>()).ToList();
        for (var level = 0; ; level++)
        {
            if (!isCoded || asked.Contains(levels[level].Name)) inner = Shown(variable, level, input, isCoded, counts, inner);
            if (level + 1 == levels.Count) return inner.SelectMany(groups => groups);
            (counts, inner) = Coarser(levels[level], levels[level + 1], counts, inner);
        }
    }

    private List<List<MatchedGroup>> Shown(
        int variable, int level, int input, bool isCoded, IReadOnlyList<GroupCounts> counts, List<List<MatchedGroup>> inner)
    {
        var shown = quality.Variables[variable].Levels[level];
        GroupName Name(Category category) => new(_variables[variable].Name, isCoded ? shown.Name : null, category.Code);
        return [.. shown.Categories.Select((category, at) => counts[at].Subjects == 0
            ? new List<MatchedGroup>()
            : [new(Name(category), counts[at].Subjects, counts[at].Matched(input), inner[at])])];
    }

    private (IReadOnlyList<GroupCounts> Counts, List<List<MatchedGroup>> Inner) Coarser(
        Level fine, Level coarse, IReadOnlyList<GroupCounts> counts, List<List<MatchedGroup>> inner)
    {
        var index = coarse.Categories.Select((category, at) => (category.Code, at)).ToDictionary(one => one.Code, one => one.at);
        var sums = coarse.Categories.Select(_ => new GroupCounts(quality.Inputs.Count)).ToList();
        var groups = coarse.Categories.Select(_ => new List<MatchedGroup>()).ToList();
        for (var at = 0; at < fine.Categories.Count; at++)
        {
            var parent = index[fine.Categories[at].Parent!];
            sums[parent].Add(counts[at]);
            groups[parent].AddRange(inner[at]);
        }

        return (sums, groups);
    }
}
