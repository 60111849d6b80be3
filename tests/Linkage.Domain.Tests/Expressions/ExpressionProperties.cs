using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Expressions;

namespace Linkage.Domain.Tests.Expressions;

public sealed class ExpressionProperties
{
    private static readonly string[] Limits = ["may-overflow", "scale", "too-large", "too-long"];

    [Fact]
    public void Parsing_what_is_printed_gives_the_same_tree() =>
        Prop.ForAll(
                SyntaxGenerator.Any(4).Where(s => ExpressionText.Print(s).Length <= ExpressionText.Longest).ToArbitrary(),
                tree => ExpressionText.Parse(ExpressionText.Print(tree)).Value == tree)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void Evaluation_agrees_with_the_plain_meaning_and_stays_within_its_range()
    {
        var evaluated = 0;
        var cases =
            from tree in Gen.OneOf(SyntaxGenerator.Number(4), SyntaxGenerator.Truth(4), SyntaxGenerator.Text(3))
            from rows in TestRow.Any.ListOf(5)
            select (tree, rows);
        Prop.ForAll(cases.ToArbitrary(), c =>
            {
                var outcome = ExpressionChecker.Check(c.tree, TestRow.Find);
                if (outcome.IsRefused)
                {
                    Assert.All(outcome.Refusal.Faults, f => Assert.Contains(f.Rule, Limits));
                    return;
                }

                evaluated++;
                foreach (var row in c.rows)
                {
                    var value = Evaluator.Evaluate(outcome.Value, row.Kept);
                    Assert.Equal(PlainMeaning.Of(c.tree, row), Meant(value, outcome.Value.Type));
                    if (value.Number is { } number)
                        Assert.True(Ranges.Of(outcome.Value) is var range && range.Low <= number && number <= range.High);
                }
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
        Assert.True(evaluated > 2_000, "Too many of the generated expressions were refused to say anything.");
    }

    private static object? Meant(Scalar value, ScalarType type) => type.Kind switch
    {
        _ when value.IsMissing => null,
        ScalarKind.Text => value.Text,
        ScalarKind.Boolean => value.Number == 1,
        ScalarKind.Date => DateOnly.ParseExact(value.Number!.Value.ToString("D8"), "yyyyMMdd", CultureInfo.InvariantCulture),
        _ => new Fraction(value.Number!.Value, BigInteger.Pow(10, type.Scale)),
    };
}
