using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>Builds histories cell by cell; the release without a name is the candidate.</summary>
internal sealed class Releases
{
    private readonly List<ReleasedCell> _cells = [];
    private readonly List<(int Cell, int Subject, long Value)> _contributions = [];
    private string _table = "table";

    /// <summary>Bit mask of the partners that know a subject; nobody by default.</summary>
    public Func<int, ulong> KnownTo { get; init; } = _ => 0;

    public int Partners { get; init; }

    /// <summary>Whether what the candidate tells by itself is left to its own audit.</summary>
    public bool IsAudited { get; init; }

    /// <summary>What follows is in this table.</summary>
    public Releases In(string table)
    {
        _table = table;
        return this;
    }

    public Releases Count(string? release, string name, IEnumerable<int> subjects, CellShowing showing = CellShowing.Published) =>
        Add(release, name, BaseKind.Subjects, subjects.Select(one => (one, 1L)), showing);

    public Releases Sum(
        string? release, string name, IEnumerable<(int Subject, long Amount)> amounts, CellShowing showing = CellShowing.Published) =>
        Add(release, name, BaseKind.Sum, amounts, showing);

    public Releases Add(
        string? release, string name, BaseKind measure, IEnumerable<(int Subject, long Value)> values, CellShowing showing = CellShowing.Published)
    {
        var all = values.ToList();
        var kind = measure != BaseKind.Sum ? ContributionKind.Count
            : all.All(one => one.Value is 0 or 1) ? ContributionKind.Ones : ContributionKind.Amount;
        _contributions.AddRange(all.Select(one => (_cells.Count, one.Subject, one.Value)));
        _cells.Add(new ReleasedCell(release, _table, name, kind)
        {
            Showing = showing,
            Units = [_cells.Count],
            IsSubjects = measure == BaseKind.Subjects,
        });
        return this;
    }

    public DifferencingVerdict Judge(int frequency = 10, bool perPartner = false, decimal? percent = null)
    {
        var contributions = new Contributions();
        foreach (var (cell, subject, value) in _contributions)
            contributions.Add(contributions.Number((UInt128)subject, KnownTo(subject)), cell, value);
        return Differencing.Judge(
            new ReleaseHistory(_cells, _cells.Count, Partners, contributions, IsAudited),
            new DisclosurePolicy { MinimumFrequency = frequency, PerPartner = perPartner, PPercent = percent },
            new JudgementCourse());
    }

    /// <summary>Subjects from the first number up to and without the last.</summary>
    public static IEnumerable<int> People(int from, int to) => Enumerable.Range(from, to - from);
}
