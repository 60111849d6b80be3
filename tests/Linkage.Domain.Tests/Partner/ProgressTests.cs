using Linkage.Partner.Screens;

namespace Linkage.Domain.Tests.Partner;

public class ProgressTests
{
    [Fact]
    public void Nothing_is_said_of_what_takes_less_than_two_seconds()
    {
        using var error = new StringWriter();
        using var progress = new Progress(
            error, terminal: true, new ImpatientClock { Step = TimeSpan.FromSeconds(0.5) }, "sending", 100, "B");
        progress.Report(0);
        progress.Report(50);
        progress.Report(90);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void A_longer_work_shows_rate_and_time_left()
    {
        const int mebi = 1 << 20;
        using var error = new StringWriter();
        using (
            var progress = new Progress(error, terminal: true, new ImpatientClock { Step = TimeSpan.FromSeconds(5) }, "sending", 100 * mebi, "B"))
        {
            progress.Report(0);
            progress.Report(25 * mebi);
        }

        Assert.EndsWith(
            "\rsending [######..................]  25 %  2.5 MiB/s  00:00:30 left\u001b[K" + Environment.NewLine,
            error.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Work_without_an_end_in_sight_shows_that_it_goes_on()
    {
        using var error = new StringWriter();
        using var progress = new Progress(
            error, terminal: false, new ImpatientClock { Step = TimeSpan.FromSeconds(61) }, "judging", 0, null);
        progress.Report(0);
        Assert.Equal("judging: 00:01:01" + Environment.NewLine, error.ToString());
    }

    [Fact]
    public void Without_a_terminal_there_are_lines_and_no_control_characters()
    {
        using var error = new StringWriter();
        using var progress = new Progress(
            error, terminal: false, new ImpatientClock { Step = TimeSpan.FromSeconds(4) }, "reading", 0, "rows");
        for (var done = 0; done < 100; done += 10)
        {
            progress.Report(done);
        }

        var lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.InRange(lines.Length, 2, 5);
        Assert.DoesNotContain(error.ToString(), letter => letter is '\r' or '\u001b' && Environment.NewLine == "\n");
    }
}
