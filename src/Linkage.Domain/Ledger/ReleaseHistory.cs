using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Ledger;

/// <summary>Everything a project has released, recalled releases included, and the candidate. It never leaves the vault.</summary>
/// <param name="Units">Units are numbered from 0 to this.</param>
/// <param name="Partners">How many partners the masks of the contributors speak of, at most 63.</param>
/// <param name="IsCandidateAudited">Whether the candidate's own audit judges all that it tells by itself: not so when it splits people
/// twice by one field.</param>
public sealed record ReleaseHistory(
    IReadOnlyList<ReleasedCell> Cells, int Units, int Partners, Contributions Contributions, bool IsCandidateAudited)
{
    private const int MostPartners = 63;

    /// <returns>A refusal when the releases cannot be compared: they count different things, or holdings, or have too many
    /// partners.</returns>
    /// <exception cref="InvalidDataException">Tables, specification and record of a release are not of one result.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public static Outcome<ReleaseHistory> Of(IReadOnlyList<LedgerRelease> releases, JudgementCourse course)
    {
        var records = releases.Select(release => new ContributionRecord(release.Contributions)).ToList();
        List<string> partners = [.. releases.SelectMany(one => one.Spec.Partners).Distinct()];
        var entities = records.Select(one => one.Entity).Distinct();
        if (partners.Count > MostPartners || releases.Any(one => one.Spec.Holdings) || entities.Skip(1).Any()) return NotComparable;
        var decimals = releases.SelectMany(one => one.Spec.Amounts).Select(amount => amount.Decimals).DefaultIfEmpty().Max();
        var (contributions, cells, units) = (new Contributions(), new List<ReleasedCell>(), 0);
        for (var at = 0; at < releases.Count; at++)
        {
            var read = new ReleaseContributors(releases[at], records[at], partners, decimals, units);
            if (!read.AddTo(contributions, course)) return NotComparable;
            cells.AddRange(read.Cells());
            units = read.LastUnit;
            course.Read(at + 1, releases.Count);
        }

        var audited = releases.Zip(records).All(one => one.First.Name is not null || one.Second.IsAudited);
        return new ReleaseHistory(cells, units, partners.Count, contributions, audited);
    }

    /// <summary>Numbers of the cells that a reading looks at.</summary>
    internal IEnumerable<int> CellsOf(Reading reading)
    {
        var kind = reading == Reading.Counts ? ContributionKind.Count : ContributionKind.Amount;
        return Enumerable.Range(0, Cells.Count).Where(cell => (Cells[cell].Kind & kind) != 0);
    }

    /// <summary>Contributions to a cell, a subject once per unit.</summary>
    internal long SizeOf(int cell)
    {
        var units = Cells[cell].Units.ToHashSet();
        return Enumerable.Range(0, Contributions.Subjects)
            .Sum(subject => (long)Contributions.UnitsOf(subject).ToArray().Count(units.Contains));
    }

    private static Refusal NotComparable { get; } = new(
        RefusalKind.Unsafe, "differencing-not-judged",
        "The project has released tables about other kinds of subjects before, or amounts are too large: what they tell together cannot be judged.");
}
