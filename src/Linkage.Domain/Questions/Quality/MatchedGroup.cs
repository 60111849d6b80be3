namespace Linkage.Domain.Questions.Quality;

/// <summary>
/// Subjects of a group, those among them who were matched, and the groups within it. The counts are true and never shown.
/// </summary>
public sealed class MatchedGroup(GroupName name, long subjects, long matched, IReadOnlyList<MatchedGroup> within)
{
    public GroupName Name => name;

    public long Subjects => subjects;

    public long Matched => matched;

    public IReadOnlyList<MatchedGroup> Within => within;

    /// <summary>This group and all that lie within it, the coarser before the finer.</summary>
    public IEnumerable<MatchedGroup> All() => within.SelectMany(group => group.All()).Prepend(this);
}

/// <summary>How a group is shown; all empty for the whole population.</summary>
/// <param name="Level">Of a code list; null for other variables.</param>
public readonly record struct GroupName(string Variable, string? Level, string Code);
