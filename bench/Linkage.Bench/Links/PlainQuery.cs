using Linkage.Storage.Databases;
using Linkage.Worker.Links;

namespace Linkage.Bench.Links;

/// <summary>
/// What one writes by hand: one query that joins and groups, on the same tables with the same indexes. It counts rows and adds amounts of
/// the finest cells only: no distinct subjects, no districts or totals, no largest contributions, no partners, no shares; nothing is
/// protected or audited, and nobody sees how far it is.
/// </summary>
internal static class PlainQuery
{
    /// <returns>How many cells came out.</returns>
    public static async Task<int> RunAsync(Database vault, IReadOnlyList<JobInput> inputs)
    {
        var (dwellings, incomes) = (inputs[0].Table!, inputs[1].Table!);
        string Dwelling(string field) => $"d.{dwellings.Layout.Find(field)!.Column}";
        string Income(string field) => $"i.{incomes.Layout.Find(field)!.Column}";
        await using var session = await vault.ReadAsync(CancellationToken.None);
        await using var reader = await session.ReadAsync(
            $"""
             SELECT {Dwelling("area")}, {Income("composition")}, COUNT(*), SUM({Income("income")})
             FROM {dwellings.Name} d JOIN {incomes.Name} i ON {Income("household")} = {Dwelling("household")}
             GROUP BY {Dwelling("area")}, {Income("composition")}
             """,
            null,
            CancellationToken.None);
        var cells = 0;
        while (await reader.ReadAsync(CancellationToken.None)) cells++;
        return cells;
    }
}
