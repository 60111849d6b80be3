using Linkage.Domain.Expressions;

namespace Linkage.Domain.Tests.Expressions;

public sealed class ExpressionTests
{
    private static readonly TestRow Row = new(-7, 250, "ab12", true, new DateOnly(1915, 11, 30));

    [Theory]
    [InlineData("d.n div 2", -4L)]
    [InlineData("d.n mod 2", 1L)]
    [InlineData("d.n mod -2", -1L)]
    [InlineData("7 div -2", -4L)]
    [InlineData("d.n div 0", null)]
    [InlineData("d.x mod 0.0", null)]
    [InlineData("d.x * 1.5", 3750L)]
    [InlineData("d.x + 1", 350L)]
    [InlineData("d.x div 0.7", 3L)]
    [InlineData("-d.n − 3", 4L)]
    [InlineData("1 + 2 * 3", 7L)]
    [InlineData("(1 + 2) * 3", 9L)]
    [InlineData("10 - 4 - 3", 3L)]
    [InlineData("floor(d.n, 10)", -10L)]
    [InlineData("floor(year(d.q), 10)", 1910L)]
    [InlineData("month(d.q)", 11L)]
    [InlineData("integer(substring(d.t, 3, 2))", 12L)]
    [InlineData("integer(d.t)", null)]
    [InlineData("coalesce(integer(d.t), d.n)", -7L)]
    [InlineData("if(missing = 1 or d.b, 1, 2)", "type")]
    [InlineData("if(d.n is missing and d.b, 1, 2)", 2L)]
    [InlineData("if(integer(d.t) > 0, 1, 2)", null)]
    [InlineData("d.b and not (d.n > 0)", 1L)]
    [InlineData("integer(d.t) > 0 or true", 1L)]
    [InlineData("integer(d.t) > 0 and false", 0L)]
    [InlineData("integer(d.t) > 0 or false", null)]
    [InlineData("d.q >= '1915-11-30'", 1L)]
    [InlineData("d.q in ('1915-11-30', '2000-01-01')", 1L)]
    [InlineData("d.t not in ('ab12', 'x')", 0L)]
    [InlineData("d.x in (2.5, 3)", 1L)]
    [InlineData("d.t = 'it''s'", 0L)]
    [InlineData("band(d.x, 0, 2.5, 10)", "[2.5,10)")]
    [InlineData("band(d.n, 0)", "<0")]
    [InlineData("substring(d.t, 4, 9)", "2")]
    [InlineData("substring(d.t, 5, 1)", null)]
    [InlineData("d.n > 0 = d.b", "unexpected")]
    [InlineData("d.n +", "unexpected")]
    [InlineData("d.n 3", "unexpected")]
    [InlineData("3x", "character")]
    [InlineData("a.b.c", "character")]
    [InlineData("d.n & 1", "character")]
    [InlineData("'open", "unclosed-text")]
    [InlineData("1.0000001", "number")]
    [InlineData("1234567890123456", "number")]
    [InlineData("d.none", "unknown-name")]
    [InlineData("sqrt(d.n)", "unknown-function")]
    [InlineData("year(d.n)", "type")]
    [InlineData("d.t < 'b'", "type")]
    [InlineData("d.t = 1", "type")]
    [InlineData("d.q = '1915-11-31'", "type")]
    [InlineData("d.n = missing", "type")]
    [InlineData("missing", "type")]
    [InlineData("d.n in (d.x)", "constant")]
    [InlineData("if(d.b, 1)", "arguments")]
    [InlineData("floor(d.n, 0)", "step")]
    [InlineData("floor(d.n, -5)", "step")]
    [InlineData("band(d.n, 5, 5)", "bounds")]
    [InlineData("substring(d.t, 0, 1)", "constant")]
    [InlineData("integer(d.t) * integer(d.t)", "may-overflow")]
    [InlineData("integer(d.t) * 9999 = 0.000001", "may-overflow")]
    [InlineData("999999999999999 * 999999999999999", "may-overflow")]
    [InlineData("0.000001 * 0.000001 * 0.1", "scale")]
    public void Examples(string text, object? expected)
    {
        var outcome = ExpressionText.Parse(text).Then(syntax => ExpressionChecker.Check(syntax, TestRow.Find));

        if (outcome.IsRefused)
        {
            Assert.Equal(expected, outcome.Refusal.Faults[0].Rule);
        }
        else
        {
            var value = Evaluator.Evaluate(outcome.Value, Row.Kept);
            Assert.Equal(expected, value.Text ?? (object?)value.Number);
        }
    }

    [Fact]
    public void Every_fault_of_meaning_is_named_with_its_place()
    {
        var faults = ExpressionChecker.Check(
            ExpressionText.Parse("d.z > 0 and d.n + d.t = 1 and year(3) = 1").Value, TestRow.Find).Refusal!.Faults;

        Assert.Equal(
            [("unknown-name", "At character 1:"), ("type", "At character 19:"), ("type", "At character 36:")],
            faults.Select(f => (f.Rule, f.Message[..(f.Message.IndexOf(':') + 1)])));
    }

    [Theory]
    [InlineData(51, "(", "1", ")")]
    [InlineData(60, "not ", "true", "")]
    [InlineData(60, "-", "1", "")]
    [InlineData(120, "1 + ", "1", "")]
    [InlineData(2_000, "1", "1", "")]
    public void Size_and_depth_are_limited(int times, string before, string middle, string after)
    {
        var text = string.Concat(Enumerable.Repeat(before, times)) + middle + string.Concat(Enumerable.Repeat(after, times));

        Assert.Contains(ExpressionText.Parse(text).Refusal!.Faults[0].Rule, (string[])["nesting", "too-long"]);
    }

    [Theory]
    [InlineData("d.n", " div 2", "")]
    [InlineData("", "if(d.b = (", "), 1, 2) = 1")]
    public void A_short_expression_does_not_become_a_long_statement(string middle, string before, string after)
    {
        var nested = string.Concat(Enumerable.Repeat(before, 15)) + (after.Length > 0 ? "d.b" : "") + string
            .Concat(Enumerable.Repeat(after, 15));

        var outcome = ExpressionText.Parse(middle + nested).Then(syntax => ExpressionChecker.Check(syntax, TestRow.Find));

        Assert.Equal("too-large", outcome.Refusal!.Faults[0].Rule);
    }

    [Theory]
    [InlineData("d.a>1 AND d.b", "unexpected")]
    [InlineData("d.a>1   and(d.b)", "d.a > 1 and d.b")]
    [InlineData("((d.a))*(2+3)", "d.a * (2 + 3)")]
    [InlineData("1-(2-3)", "1 - (2 - 3)")]
    [InlineData("not(a and b)or c", "not (a and b) or c")]
    [InlineData("a in('x' ,'y''')", "a in ('x', 'y''')")]
    public void The_written_form_is_one(string text, string printed)
    {
        var outcome = ExpressionText.Parse(text);

        Assert.Equal(printed, outcome.IsRefused ? outcome.Refusal.Faults[0].Rule : ExpressionText.Print(outcome.Value));
    }
}
