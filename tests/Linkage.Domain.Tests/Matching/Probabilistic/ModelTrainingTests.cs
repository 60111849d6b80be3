using Linkage.Domain.Chance;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Tests.Matching.Probabilistic;

public sealed class ModelTrainingTests
{
    private static readonly LinkSpecification Good = new(
        [new("name", FieldComparison.Exact, Terms: new()), new("town", FieldComparison.Exact), new("year", FieldComparison.Exact)],
        [["name"], ["town"], ["year"]]);

    /// <summary>
    /// Of the right records 600 are left ones, each value wrong or missing with a known chance: m and the prior are known.
    /// </summary>
    [Fact]
    public void Training_finds_the_error_rates_that_the_records_were_made_with()
    {
        var (left, right) = People("errors", sharesNobody: false);
        var model = Train(Good, left, right).Value;
        Assert.Equal(600.0 / (1000 * 1000), model.Prior, 1e-4);
        Assert.All(model.Fields, field => Assert.Equal(0.9, field.M[1], 0.05));
        Assert.Equal(1 / 300.0, model.Fields[1].U[1], 0.001);
    }

    [Fact]
    public void A_model_reads_back_as_it_was_written_and_links_the_same()
    {
        var (left, right) = People("document", sharesNobody: false);
        var model = Train(Good, left, right).Value;
        var again = LinkModelDocument.Read(model.Write()).Value;
        Assert.Equal(model.Write(), again.Write());
        Assert.Equal(Match(model, left, right).Value, Match(again, left, right).Value);
        Assert.NotEmpty(Match(again, left, right).Value);
    }

    [Fact]
    public void A_model_on_data_without_its_columns_is_refused()
    {
        var (left, right) = People("fit", sharesNobody: false);
        var model = Train(Good, left, right).Value;
        var refusal = Match(
            model, left, new(1, new Dictionary<string, IReadOnlyList<string?>> { ["name"] = ["x"], ["year"] = ["y"] })).Refusal!;
        Assert.Equal("model-does-not-fit", refusal.Code);
        Assert.Contains(refusal.Faults, fault => fault is { Pointer: "/fields/1/column", Rule: "no-such-column" });
    }

    [Fact]
    public void Sides_that_share_nobody_and_nothing_are_refused()
    {
        var (left, right) = People("nobody", sharesNobody: true);
        Assert.Equal("training-failed", Train(Good, left, right).Refusal?.Code);
    }

    [Fact]
    public void A_fit_that_does_not_converge_is_refused_with_advice()
    {
        var (left, right) = People("slow", sharesNobody: false);
        var refusal = Train(Good with { MaxIterations = 1, Tolerance = 1e-12 }, left, right).Refusal!;
        Assert.Equal("not-converged", refusal.Faults.Single().Rule);
        Assert.Contains("allow more", refusal.Faults.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_every_block_holds_equal_is_refused()
    {
        var (left, right) = People("held", sharesNobody: false);
        Assert.Equal("never-free", Train(Good with { Blocks = [["name"]] }, left, right).Refusal?.Faults.Single().Rule);
    }

    [Fact]
    public void A_block_that_leaves_one_field_free_is_refused()
    {
        var (left, right) = People("free", sharesNobody: false);
        var fault = Train(Good with { Blocks = [["name"], ["town", "year"]] }, left, right).Refusal!.Faults.Single();
        Assert.Equal(("/blocks/1", "too-little-left"), (fault.Pointer, fault.Rule));
    }

    [Theory]
    [InlineData("""{"fields":[],"blocks":[],"colour":1}""", "/colour")]
    [InlineData("""{"fields":[{"column":"a","comparison":"fuzzy"}],"blocks":[]}""", "/fields/0/comparison")]
    [InlineData("""{"blocks":[]}""", "")]
    public void A_specification_that_cannot_be_read_says_where(string json, string pointer) =>
        Assert.Equal(
            pointer, LinkModelDocument.ReadSpecification(System.Text.Encoding.UTF8.GetBytes(json)).Refusal?.Faults.Single().Pointer);

    [Fact]
    public void Probabilities_that_do_not_add_up_are_refused()
    {
        var (left, right) = People("sum", sharesNobody: false);
        var model = Train(Good, left, right).Value;
        var broken = model with { Fields = [model.Fields[0] with { M = [0.5, 0.6] }, .. model.Fields.Skip(1)] };
        Assert.Equal(("/fields/0", "probabilities"), LinkModelDocument.Read(broken.Write()).Refusal is { Faults: [var fault] }
            ? (fault.Pointer, fault.Rule) : ("", ""));
    }

    private static (RecordTable Left, RecordTable Right) People(string seed, bool sharesNobody)
    {
        var chance = new Seeded(seed);
        var left = Enumerable.Range(0, 1000).Select(_ => Person(chance, "")).ToArray();
        var right = Enumerable.Range(0, 1000).Select(i => i < 600 && !sharesNobody
            ? left[i].Select(
                (value, column) => chance.Below(10) == 0 ? Person(chance, "")[column] + "?" : chance.Below(20) == 0 ? null : value).ToArray()
            : Person(chance, sharesNobody ? "other " : "")).ToArray();
        return (Table(left), Table(right));
    }

    private static string?[] Person(Seeded chance, string prefix) =>
        [$"{prefix}name {chance.Below(400)}", $"{prefix}town {chance.Below(300)}", $"{prefix}{1800 + chance.Below(200)}"];

    private static RecordTable Table(string?[][] rows) => new(
        rows.Length, new[] { "name", "town", "year" }.Select((name, i) => (name, i)).ToDictionary(
            column => column.name, IReadOnlyList<string?> (column) => rows.Select(row => row[column.i]).ToArray()));

    private static Outcome<LinkModelDocument> Train(LinkSpecification specification, RecordTable left, RecordTable right) =>
        ModelTraining.Train(specification, left, right, cancel: TestContext.Current.CancellationToken);

    private static Outcome<IReadOnlyList<ScoredPair>> Match(LinkModelDocument model, RecordTable left, RecordTable right) =>
        ProbabilisticMatch.Match(model, left, right, new(SimilarityMeasure.Dice, 0.5), cancel: TestContext.Current.CancellationToken);
}
