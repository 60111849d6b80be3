using Dapper;
using Linkage.Domain.Identity;
using Linkage.Domain.Lifecycles;
using Linkage.Storage.Auditing;
using Linkage.Storage.Databases;

namespace Linkage.Storage.Lifecycles;

/// <summary>
/// The only way a state changes: along a step of the lifecycle's table, guarded by the state it starts from, with its audit event in
/// the same transaction. Who was first is decided by the WHERE clause.
/// </summary>
public static class Moves
{
    /// <param name="table">Table with `state` and `state_at`; a constant of the caller.</param>
    /// <param name="key">Column names and values that name one row.</param>
    /// <returns>False when the row is not, or no longer, in the state From: nothing was changed and nothing audited.</returns>
    public static async Task<bool> MoveAsync<TState>(
        this Session session, Lifecycle<TState> lifecycle, TState from, TState to, string table, IReadOnlyDictionary<string, object> key,
        Mover mover,
        CancellationToken cancel)
        where TState : struct, Enum
    {
        var step = lifecycle.Step(from, to);
        var parameters = new DynamicParameters();
        foreach (var (column, value) in key) parameters.Add(column, value);
        parameters.Add("fromState", from.ToString());
        parameters.Add("toState", to.ToString());
        parameters.Add("now", mover.Now);
        var where = string.Join(" AND ", key.Keys.Select(column => $"{column} = @{column}"));
        var moved = await session.ExecuteAsync(
            $"UPDATE {table} SET state = @toState, state_at = @now WHERE {where} AND state = @fromState", parameters, cancel);
        if (moved == 0) return false;
        var note = new AuditNote(step.Action, lifecycle.Noun, string.Join('/', key.Values), mover.Project?.Value, "done", mover.Detail);
        await AuditTrail.AppendAsync(session, mover.Actor, note, mover.Now, cancel);
        return true;
    }
}
