using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>Models as the ledger sees them, beside each other. The minimum frequency is ten.</summary>
public sealed class ModelCellsTests : IDisposable
{
    private const int People = 120;

    private readonly LedgerKey _key = LedgerKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void The_same_model_again_tells_nothing() => Assert.True(IsSafe(Model("income", Person), Model("income", Person)));

    [Fact]
    public void Another_model_of_the_same_people_tells_nothing() => Assert.True(IsSafe(Model("income", Person), Model("age", Person)));

    /// <summary>Attack: the model again without one person, by its own terms or by others.</summary>
    [Theory]
    [InlineData("income")]
    [InlineData("age")]
    public void One_person_less_is_refused(string term) => Assert.False(IsSafe(Model("income", Person), Model(term, LeavingOut(1))));

    /// <summary>Attack: the model again when one value of one person has changed: its outcome, its number, its category.</summary>
    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0, 0, 1)]
    public void One_value_that_changed_is_refused(int outcome, int number, int category) =>
        Assert.False(IsSafe(Model("income", Person), Model("income", Changed(outcome, number, category))));

    /// <summary>Attack: of one person the outcome has changed, and the second model has other terms.</summary>
    [Fact]
    public void A_changed_outcome_is_seen_by_a_model_with_other_terms() =>
        Assert.False(IsSafe(Model("income", Person), Model("age", Changed(1, 0, 0))));

    [Fact]
    public void Many_people_less_in_every_category_are_released() =>
        Assert.True(IsSafe(Model("income", Person), Model("income", LeavingOut(60))));

    [Fact]
    public void What_is_kept_is_read_back()
    {
        var kept = Model("income", Person);
        var read = ModelCells.Read(kept.SpecToJson(), kept.Contributions);
        Assert.True(IsSafe(kept, read));
        Assert.Equal(kept.SpecToJson(), read.SpecToJson());
    }

    private static bool IsSafe(ModelCells released, ModelCells candidate) => Differencing.Judge(
        ReleaseHistory.Of([released.As("release 1"), candidate.As(null)], new()).Value,
        new DisclosurePolicy { MinimumFrequency = 10, PerPartner = false, PPercent = null }, new()).IsSafe;

    private ModelCells Model(string term, Func<int, (int Outcome, int Number, int Category)?> valuesOf)
    {
        var rows = new ModelRows(new ModelSpec("m", ModelKind.Linear, "use", 1, [new TermSpec(term, false), new TermSpec("area", true)]));
        for (var person = 0; person < People; person++)
            if (valuesOf(person) is var (outcome, number, category))
                rows.Add(person, 1, outcome, [number, rows.NumberOf(1, $"area {category}")]);
        return ModelCells.Of(rows, ["a"], "person", _key);
    }

    private static (int Outcome, int Number, int Category)? Person(int person) =>
        (1_000 + 7 * person * person % 501, 20 + person % 61, person % 3);

    private static Func<int, (int Outcome, int Number, int Category)?> Changed(int outcome, int number, int category) => person =>
    {
        var (y, x, c) = Person(person)!.Value;
        return person == 5 ? (y + outcome, x + number, (c + category) % 3) : (y, x, c);
    };

    private static Func<int, (int Outcome, int Number, int Category)?> LeavingOut(int people) =>
        person => person < people ? null : Person(person);
}
