using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Tests.Protection;

namespace Linkage.Domain.Tests.Ledger;

/// <summary>A judgement that is asked to stop, and how far one says that it is.</summary>
public sealed class StoppedTests : IDisposable
{
    private static readonly DisclosurePolicy s_policy = new() { MinimumFrequency = 5 };

    private readonly LedgerKey _key = LedgerKey.Create();

    public void Dispose() => _key.Dispose();

    [Fact]
    public void It_stops_while_it_reads_and_while_it_judges()
    {
        using var stopped = new CancellationTokenSource();
        var releases = Releases();
        var history = ReleaseHistory.Of(releases, new()).Value;
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => ReleaseHistory.Of(releases, new(stopped.Token)));
        Assert.Throws<OperationCanceledException>(() => Differencing.Judge(history, s_policy, new(stopped.Token)));
        Assert.Throws<OperationCanceledException>(() => Differencing.Nearest(history, s_policy, new(stopped.Token)));
    }

    [Fact]
    public void It_says_how_much_is_done()
    {
        var course = new JudgementCourse();
        Assert.Equal(0, course.Done);
        var history = ReleaseHistory.Of(Releases(), course).Value;
        var read = course.Done;
        Assert.InRange(read, 0.1, 0.5);
        Differencing.Judge(history, s_policy, course);
        Assert.InRange(course.Done, read, 1);
    }

    private LedgerRelease[] Releases()
    {
        var question = new RecordedQuestion(RandomTables.Spec(), "stopped", 60, _key);
        return [question.As("release 1", s_policy), question.As(null, s_policy)];
    }
}
