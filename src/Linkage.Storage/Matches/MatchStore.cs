using System.Globalization;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Matches;

/// <summary>
/// Matches and their ranges in the control database. Every method works in the caller's session, and so in the caller's transaction.
/// </summary>
internal static class MatchStore
{
    private const string Columns = "id, job_id, attempt, alias, estimate, ranges, ranges_left, created_at";

    public static Task<MatchRun?> FindAsync(Session session, JobId job, int attempt, string alias, CancellationToken cancel) =>
        session.FindAsync<MatchRun>(
            $"SELECT {Columns} FROM match_runs WHERE job_id = @job AND attempt = @attempt AND alias = @alias", new { job, attempt, alias },
                cancel);

    public static Task<IReadOnlyList<MatchRun>> ListAsync(Session session, JobId job, int attempt, CancellationToken cancel) =>
        session.ListAsync<MatchRun>(
            $"SELECT {Columns} FROM match_runs WHERE job_id = @job AND attempt = @attempt ORDER BY alias", new { job, attempt }, cancel);

    public static async Task AddAsync(Session session, MatchRun run, IReadOnlyList<MatchRange> ranges, CancellationToken cancel)
    {
        await session.ExecuteAsync(
            $"""
             INSERT INTO match_runs ({Columns})
             VALUES (@Id, @JobId, @Attempt, @Alias, @Estimate, @Ranges, @RangesLeft, @CreatedAt)
             """,
            run,
            cancel);
        foreach (var range in ranges)
        {
            await session.ExecuteAsync(
                """
                INSERT INTO match_ranges (match_id, range_no, first_row, last_row, state, progress)
                VALUES (@MatchId, @RangeNo, @FirstRow, @LastRow, @State, 0)
                """,
                range,
                cancel);
        }
    }

    /// <param name="argument">What the queue calls the range.</param>
    public static async Task<(MatchRun Run, MatchRange Range)?> FindRangeAsync(Session session, string argument, CancellationToken cancel)
    {
        var slash = argument.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !int.TryParse(argument.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var id = argument[..slash];
        var run = await session.FindAsync<MatchRun>($"SELECT {Columns} FROM match_runs WHERE id = @id", new { id }, cancel);
        var range = await session.FindAsync<MatchRange>(
            "SELECT match_id, range_no, first_row, last_row, state FROM match_ranges WHERE match_id = @id AND range_no = @number",
                new { id, number }, cancel);
        return run is null || range is null ? null : (run, range);
    }

    /// <summary>Says how far a range is.</summary>
    public static Task ProgressAsync(Session session, MatchRange range, int thousandths, CancellationToken cancel) =>
        session.ExecuteAsync(
            "UPDATE match_ranges SET progress = @thousandths WHERE match_id = @MatchId AND range_no = @RangeNo AND state = 'Waiting'",
            new { range.MatchId, range.RangeNo, thousandths },
            cancel);

    /// <summary>Thousandths of all ranges of a job's attempt that are done.</summary>
    public static async Task<int> DoneAsync(Session session, JobId job, int attempt, CancellationToken cancel) =>
        (int)(await session.ScalarAsync<long?>(
            """
            SELECT SUM(CAST(r.progress AS bigint)) / COUNT(*) FROM match_ranges AS r JOIN match_runs AS m ON m.id = r.match_id
            WHERE m.job_id = @job AND m.attempt = @attempt
            """,
            new { job, attempt },
            cancel) ?? 0);

    /// <summary>Counts a range as done, once, however often it was made.</summary>
    /// <returns>How many ranges of the whole attempt are left, or null when this one was counted before.</returns>
    public static async Task<int?> CompleteAsync(Session session, MatchRun run, MatchRange range, CancellationToken cancel)
    {
        // Two last ranges at once must not each take the other for unfinished.
        await session.Dialect.LockAsync(session, $"linkage-match-{run.JobId}", cancel);
        var counted = await session.ExecuteAsync(
            "UPDATE match_ranges SET state = 'Done', progress = 1000 WHERE match_id = @MatchId AND range_no = @RangeNo AND state = 'Waiting'",
            new { range.MatchId, range.RangeNo },
            cancel);
        if (counted == 0) return null;
        await session.ExecuteAsync("UPDATE match_runs SET ranges_left = ranges_left - 1 WHERE id = @Id", new { run.Id }, cancel);
        return await session.ScalarAsync<int>(
            "SELECT SUM(ranges_left) FROM match_runs WHERE job_id = @JobId AND attempt = @Attempt", new { run.JobId, run.Attempt }, cancel);
    }
}
