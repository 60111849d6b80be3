using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Ledger;

public sealed class ReleaseHistoryTests : IDisposable
{
    private readonly LedgerKey _key = LedgerKey.Create();

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData("one")]
    [InlineData("two")]
    public void The_contributors_of_every_cell_add_up_to_what_tabulation_found(string seed)
    {
        var question = new RecordedQuestion(RandomTables.Spec(), seed, 200, _key);
        LedgerRelease[] releases = [question.As("release 1", RecordedQuestion.Open), question.As(null, RecordedQuestion.Open)];
        var history = ReleaseHistory.Of(releases, new()).Value;
        var cells = Cells(question.Tabulation).ToList();
        Assert.Equal(2 * cells.Count, history.Cells.Count);
        for (var at = 0; at < history.Cells.Count; at++)
            Assert.Equal(cells[at % cells.Count], ValueOf(history, history.Cells[at]));
    }

    [Fact]
    public void A_subject_meets_a_unit_once_and_is_known_to_all_of_its_partners()
    {
        var question = new RecordedQuestion(RandomTables.Spec(), "three", 100, _key);
        var history = ReleaseHistory.Of([question.As(null, RecordedQuestion.Open)], new()).Value;
        history.Contributions.Order();
        Assert.Equal((100, 2), (history.Contributions.Subjects, history.Partners));
        for (var subject = 0; subject < history.Contributions.Subjects; subject++)
        {
            var units = history.Contributions.UnitsOf(subject).ToArray();
            Assert.Equal(units.Length, units.Distinct().Count());
        }

        Assert.Contains(Enumerable.Range(0, 100), subject => history.Contributions.PartnersOf(subject) == 3);
    }

    [Fact]
    public void The_same_question_is_safe_again_and_refused_with_one_person_less()
    {
        var policy = new DisclosurePolicy { MinimumFrequency = 3, PerPartner = false };
        var first = new RecordedQuestion(RandomTables.Spec(), "four", 200, _key);
        var less = new RecordedQuestion(RandomTables.Spec(), "four", 200, _key, subject => subject == 17);
        Assert.True(Judge(first, first).IsSafe);
        Assert.False(Judge(first, less).IsSafe);

        DifferencingVerdict Judge(RecordedQuestion earlier, RecordedQuestion candidate) =>
            Differencing.Judge(
                ReleaseHistory.Of([earlier.As("release 1", policy), candidate.As(null, policy)], new()).Value, policy, new());
    }

    [Fact]
    public void Releases_about_different_kinds_of_subjects_are_not_compared()
    {
        using var recorder = new ContributionRecorder(RandomTables.Spec(), "household", _key, isAudited: true);
        var question = new RecordedQuestion(RandomTables.Spec(), "five", 50, _key);
        var households = question.As(null, RecordedQuestion.Open) with { Contributions = recorder.Finish() };
        var history = ReleaseHistory.Of([question.As("release 1", RecordedQuestion.Open), households], new());
        Assert.Equal("differencing-not-judged", history.Refusal!.Code);
    }

    [Fact]
    public void What_is_suppressed_is_withheld_or_protected()
    {
        var question = new RecordedQuestion(RandomTables.Spec(), "six", 120, _key);
        var release = question.As(null, new DisclosurePolicy { MinimumFrequency = 8, PerPartner = false });
        var history = ReleaseHistory.Of([release], new()).Value;
        var counts = history.Cells.Where(cell => cell.IsSubjects).Select(cell => cell.Showing).ToList();
        var cubes = new CubeSet(release.Spec);
        var kept = release.Protection.Where(one => one.Measure == BaseMeasure.Subjects).Select(one => one.Cell).ToHashSet();
        var expected = release.Tables.Tables.SelectMany((table, t) =>
        {
            int[] shown = [.. Enumerable.Range(0, cubes.Cubes[t].CellCount).Where(cubes.Cubes[t].IsShown)];
            return table.Cells.SelectMany((cell, c) => cell.Values.Where((_, at) => table.Measures[at].Kind == MeasureKind.CountSubjects)
                .Select(value => ShowingOf(value, cubes.Start(t) + shown[c])));
        });
        Assert.Equal(expected, counts);
        Assert.Contains(CellShowing.Protected, counts);

        CellShowing ShowingOf(PublishedValue value, int cell) =>
            value.Status != "Q" ? CellShowing.Published : kept.Contains(cell) ? CellShowing.Protected : CellShowing.Withheld;
    }

    /// <summary>The true values of the base measures of every shown cell, in the order of the history.</summary>
    private static IEnumerable<Int128> Cells(Tabulation tabulation)
    {
        for (var t = 0; t < tabulation.Cubes.Cubes.Count; t++)
        {
            var cube = tabulation.Cubes.Cubes[t];
            foreach (var cell in Enumerable.Range(0, cube.CellCount).Where(cube.IsShown))
            {
                foreach (var measure in BaseMeasure.Of(cube.Table))
                {
                    yield return Tabulation.Value(tabulation[tabulation.Cubes.Start(t) + cell], measure);
                }
            }
        }
    }

    private static Int128 ValueOf(ReleaseHistory history, ReleasedCell cell)
    {
        history.Contributions.Order();
        Int128 sum = 0;
        for (var subject = 0; subject < history.Contributions.Subjects; subject++)
            for (var at = 0; at < history.Contributions.UnitsOf(subject).Length; at++)
                if (cell.Units.Contains(history.Contributions.UnitsOf(subject)[at])) sum += history.Contributions.ValuesOf(subject)[at];
        return sum;
    }
}
