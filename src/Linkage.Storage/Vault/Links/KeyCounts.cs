using Linkage.Storage.Databases;

namespace Linkage.Storage.Vault.Links;

/// <summary>How fit the keys of an input are for linking, before it is linked to anything.</summary>
/// <param name="Unlinkable">Rows without any of the keys.</param>
/// <param name="Repeated">
/// Per key: rows beyond the first with the same key. Of pairs found beforehand: right rows beyond the first of a left row.
/// </param>
internal sealed record KeyCounts(long Unlinkable, IReadOnlyList<long> Repeated)
{
    /// <param name="subjectField">Of the population, whose key is the subject.</param>
    public static async Task<KeyCounts> ReadAsync(Session session, LinkInput input, string subjectField, CancellationToken cancel)
    {
        if (input.Join is TableJoin found) return new(0, [await RepeatedAsync(session, found.Links, "left_row", cancel)]);
        var fields = input.Join is KeyJoin join ? join.Keys.Select(key => key.RightField) : [subjectField];
        var keys = fields.Select(field => input.Table.Layout.Find(field)!.Column).ToList();
        var none = string.Join(" AND ", keys.Select(key => $"{key} IS NULL"));
        var unlinkable = await session.ScalarAsync<long>($"SELECT COUNT(*) FROM {input.Table.Name} WHERE {none}", null, cancel);
        var repeated = new List<long>();
        foreach (var key in keys) repeated.Add(await RepeatedAsync(session, input.Table.Name, key, cancel));
        return new(unlinkable, repeated);
    }

    // Distinct apart from counting, so that an index gives the keys in order: COUNT(DISTINCT) sorts anew.
    private static Task<long> RepeatedAsync(Session session, string table, string key, CancellationToken cancel) =>
        session.ScalarAsync<long>(
        $"""
         SELECT (SELECT COUNT({key}) FROM {table})
              - (SELECT COUNT(*) FROM (SELECT DISTINCT {key} AS held FROM {table} WHERE {key} IS NOT NULL) AS known)
         """,
        null,
        cancel);
}
