using Linkage.Domain.Periods;

namespace Linkage.Domain.Tests.Periods;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2023JJ00", PeriodKind.Year, "2023-01-01", "2023-12-31")]
    [InlineData("2023KW01", PeriodKind.Quarter, "2023-01-01", "2023-03-31")]
    [InlineData("2023KW03", PeriodKind.Quarter, "2023-07-01", "2023-09-30")]
    [InlineData("2024MM02", PeriodKind.Month, "2024-02-01", "2024-02-29")]
    [InlineData("2023MM12", PeriodKind.Month, "2023-12-01", "2023-12-31")]
    [InlineData("2023-04-01", PeriodKind.Date, "2023-04-01", "2023-04-01")]
    public void Periods_are_read_and_written_alike(string text, PeriodKind kind, string first, string last)
    {
        Assert.True(Period.TryParse(text, out var period));
        Assert.Equal((kind, first, last, text), (period.Kind, period.First.ToString("O"), period.Last.ToString("O"), period.ToString()));
    }

    [Theory]
    [InlineData("2023")]
    [InlineData("2023-Q3")]
    [InlineData("2023JJ01")]
    [InlineData("2023KW00")]
    [InlineData("2023KW05")]
    [InlineData("2023MM13")]
    [InlineData("2023mm01")]
    [InlineData("0000JJ00")]
    [InlineData("2023MM1\0")]
    [InlineData("2023-02-30")]
    [InlineData("2023-4-1")]
    [InlineData("-023JJ00")]
    public void What_is_no_period_is_refused(string text) => Assert.False(Period.TryParse(text, out _));

    [Fact]
    public void Periods_are_ordered_by_first_day_and_the_shorter_first()
    {
        string[] ordered = ["2022KW04", "2022MM12", "2023-01-01", "2023MM01", "2023KW01", "2023JJ00", "2023MM02", "2024JJ00"];
        var shuffled = ordered.Reverse().Select(t => Period.TryParse(t, out var p) ? p : default);

        Assert.Equal(ordered, shuffled.Order().Select(p => p.ToString()));
    }
}
