namespace Linkage.Api.Tests.EndToEnd;

/// <summary>What the tutorial releases, against the truth that is computed here from the two files.</summary>
[Collection(nameof(Played))]
public sealed class TutorialTests(Played played)
{
    private const int MinimumFrequency = 10;
    private readonly FebrlTruth _truth = FebrlTruth.Read();
    private readonly IReadOnlyList<ReleasedCell> _cells = ReleasedCell.Read(played.Tutorial.Table);

    [Fact]
    public void The_number_of_linked_people_is_right()
    {
        // Of the 5,000 pairs that the generator made, so many still have the same number after its typing errors.
        Assert.Equal(4561, _truth.Linked.Count);
        Assert.Equal(4561, _cells.Single(cell => cell is { State: FebrlTruth.Total, Decade: FebrlTruth.Total }).Persons);
    }

    [Fact]
    public void Every_cell_is_there_once_margins_and_missing_included()
    {
        var (states, decades) = (_truth.States.Append(FebrlTruth.Total), _truth.Decades.Append(FebrlTruth.Total));
        var expected = states.SelectMany(state => decades.Select(decade => (state, decade)));
        Assert.Equal(expected.Order(), _cells.Select(cell => (cell.State, cell.Decade)).Order());
        Assert.Contains(FebrlTruth.Missing, _truth.States);
        Assert.Contains(FebrlTruth.Missing, _truth.Decades);
    }

    [Fact]
    public void Every_published_cell_is_the_truth() => Assert.All(
        _cells.Where(cell => !cell.IsSuppressed),
        cell => Assert.Equal((_truth.Count(cell.State, cell.Decade), "A", "F"), (cell.Persons, cell.Status, cell.Confidentiality)));

    [Fact]
    public void Every_cell_of_fewer_than_ten_is_suppressed_and_marked()
    {
        var small = _cells.Where(cell => _truth.Count(cell.State, cell.Decade) is > 0 and < MinimumFrequency).ToList();
        Assert.NotEmpty(small);
        Assert.All(small, cell => Assert.True(cell.IsSuppressed));
        // One mark for all: which of them are the small ones is not said.
        Assert.All(
            _cells.Where(cell => cell.IsSuppressed),
            cell => Assert.Equal((null, "Q", "C"), (cell.Persons, cell.Status, cell.Confidentiality)));
    }

    [Fact]
    public void No_small_cell_can_be_computed_from_what_is_published()
    {
        var inner = _truth.Linked.Distinct().ToList();
        var attacker = new ExactSpan(inner.Count);
        foreach (var cell in _cells.Where(cell => !cell.IsSuppressed)) attacker.Learn(Within(cell));
        var hidden = _cells.Where(cell => cell.IsSuppressed);
        Assert.All(hidden, cell => Assert.False(attacker.Reveals(Within(cell)), $"{cell.State} {cell.Decade}"));

        IEnumerable<int> Within(ReleasedCell cell) => Enumerable.Range(0, inner.Count).Where(at =>
            (cell.State == FebrlTruth.Total || inner[at].State == cell.State)
            && (cell.Decade == FebrlTruth.Total || inner[at].Decade == cell.Decade));
    }

    [Fact]
    public void Suppression_costs_little()
    {
        // Most cells are large enough: what is lost beyond the small ones stays within a tenth of the table.
        var small = _cells.Count(cell => _truth.Count(cell.State, cell.Decade) is > 0 and < MinimumFrequency);
        Assert.InRange(_cells.Count(cell => cell.IsSuppressed) - small, 0, _cells.Count / 10);
    }

    [Fact]
    public void What_the_text_shows_is_what_was_printed()
    {
        var printed = played.Tutorial.Said.Split('\n').Select(Words).ToHashSet();
        Assert.All(Tutorial.Lines("text"), line => Assert.Contains(Words(line), printed));

        static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void No_identifier_leaves_the_partners()
    {
        var sent = File.ReadAllLines(Path.Combine(played.Tutorial.Desks, "anna", "persons-a.csv"));
        Assert.Equal(["state", "date_of_birth", "person"], sent[0].Split(','));
        Assert.Equal("person", File.ReadLines(Path.Combine(played.Tutorial.Desks, "ben", "persons-b.csv")).First());
        Assert.Equal(5001, sent.Length);
        Assert.All(sent.Skip(1), line => Assert.Equal(64, line.Split(',')[2].Length));
    }
}
