using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;
using Linkage.Storage.Matches;
using Linkage.Storage.Tests.Fixtures;

namespace Linkage.Storage.Tests.Matches;

/// <summary>Ranges are counted once each, and exactly one is the last of the whole job.</summary>
public abstract class MatchStoreContract(Engine engine) : DatabaseContract(engine, "control")
{
    [Fact]
    public async Task The_last_range_of_all_matches_of_the_job_is_told_so_however_many_end_at_once()
    {
        var job = await JobAsync();
        var runs = new[] { await AddAsync(job, "b", 5), await AddAsync(job, "c", 4) };
        var left = await Task.WhenAll(
            runs.SelectMany(run => Enumerable.Range(0, run.Ranges).Select(at => CompleteAsync($"{run.Id}/{at}"))));
        Assert.Equal(Enumerable.Range(0, 9), left.Select(count => count!.Value).Order());
        Assert.Null(await CompleteAsync($"{runs[0].Id}/0"));
        await using var session = await Control.ReadAsync(Cancel);
        var found = await MatchStore.FindAsync(session, job.Id, job.Attempt, "b", Cancel);
        Assert.Equal((5, 0), (found!.Ranges, found.RangesLeft));
        Assert.Equal(1000, await MatchStore.DoneAsync(session, job.Id, job.Attempt, Cancel));
    }

    [Fact]
    public async Task Progress_adds_up_over_ranges()
    {
        var job = await JobAsync();
        var run = await AddAsync(job, "b", 4);
        await CompleteAsync($"{run.Id}/3");
        await Control.WriteAsync(
            async session =>
            {
                var found = await MatchStore.FindRangeAsync(session, $"{run.Id}/1", Cancel);
                Assert.Equal(
                    (11L, 20L, MatchRange.Waiting), (found!.Value.Range.FirstRow, found.Value.Range.LastRow, found.Value.Range.State));
                await MatchStore.ProgressAsync(session, found.Value.Range, 500, Cancel);
                Assert.Equal(375, await MatchStore.DoneAsync(session, job.Id, job.Attempt, Cancel));
            },
            Cancel);
    }

    [Theory]
    [InlineData("")]
    [InlineData("mat-none/0")]
    [InlineData("{0}/9")]
    [InlineData("{0}/-1")]
    [InlineData("{0}")]
    public async Task An_argument_that_names_no_range_finds_none(string argument)
    {
        var run = await AddAsync(await JobAsync(), "b", 4);
        await using var session = await Control.ReadAsync(Cancel);
        Assert.Null(await MatchStore.FindRangeAsync(session, argument.Replace("{0}", run.Id, StringComparison.Ordinal), Cancel));
    }

    private async Task<Job> JobAsync() =>
        await Sample.JobAsync(Control, await Sample.ProjectAsync(Control, Cancel), JobState.Running, Cancel);

    private async Task<MatchRun> AddAsync(Job job, string alias, int ranges)
    {
        var run = new MatchRun
        {
            Id = Identifier.New<MatchId>().Value,
            JobId = job.Id,
            Attempt = job.Attempt,
            Alias = alias,
            Estimate = "{}",
            Ranges = ranges,
            RangesLeft = ranges,
            CreatedAt = Sample.At,
        };
        var parts = Enumerable.Range(0, ranges).Select(at => new MatchRange
        {
            MatchId = run.Id,
            RangeNo = at,
            FirstRow = (10 * at) + 1,
            LastRow = 10 * (at + 1),
            State = MatchRange.Waiting,
        });
        await Control.WriteAsync(session => MatchStore.AddAsync(session, run, [.. parts], Cancel), Cancel);
        return run;
    }

    private Task<int?> CompleteAsync(string argument) => Control.WriteAsync(
        async session =>
        {
            var found = await MatchStore.FindRangeAsync(session, argument, Cancel);
            return await MatchStore.CompleteAsync(session, found!.Value.Run, found.Value.Range, Cancel);
        },
        Cancel);
}

public sealed class SqliteMatchStore() : MatchStoreContract(Engine.Sqlite);

public sealed class SqlServerMatchStore() : MatchStoreContract(Engine.SqlServer);
