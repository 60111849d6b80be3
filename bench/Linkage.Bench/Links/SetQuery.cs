using Linkage.Storage.Databases;
using Linkage.Worker.Links;

namespace Linkage.Bench.Links;

/// <summary>
/// The cells of the cube as one set-based statement, margins and the two largest contributions of each cell included: what tabulating in
/// the database would be. Of what the rules need it leaves out what each partner's subjects bring, which subjects stand in which cells, and
/// the matched shares.
/// </summary>
internal static class SetQuery
{
    private static readonly string[] Areas = ["area", "'D' || substr(area, 2, 2)", "'_T'"];
    private static readonly string[] Compositions = ["composition", "'_T'"];

    /// <returns>How many cells came out.</returns>
    public static async Task<int> RunAsync(Database vault, IReadOnlyList<JobInput> inputs)
    {
        await using var session = await vault.ReadAsync(CancellationToken.None);
        await using var reader = await session.ReadAsync(Text(inputs), null, CancellationToken.None);
        var cells = 0;
        while (await reader.ReadAsync(CancellationToken.None)) cells++;
        return cells;
    }

    private static string Text(IReadOnlyList<JobInput> inputs)
    {
        var (dwellings, incomes) = (inputs[0].Table!, inputs[1].Table!);
        string Dwelling(string field) => $"d.{dwellings.Layout.Find(field)!.Column}";
        string Income(string field) => $"i.{incomes.Layout.Find(field)!.Column}";
        var margins = Areas.SelectMany(area => Compositions.Select(composition => Margin(area, composition)));
        return
            $"""
             WITH linked AS MATERIALIZED (
               SELECT {Dwelling("household")} AS subject, {Dwelling("area")} AS area, {Income("composition")} AS composition,
                 {Income("income")} AS income
               FROM {dwellings.Name} d JOIN {incomes.Name} i ON {Income("household")} = {Dwelling("household")})
             {string.Join("\nUNION ALL\n", margins)}
             """;
    }

    /// <summary>A subject with several rows in a cell counts once in it, and its amounts there are one contribution.</summary>
    private static string Margin(string area, string composition) =>
        $"""
         SELECT a, c, COUNT(*), SUM(n), SUM(x), SUM(low), MAX(CASE WHEN place = 1 THEN x END), MAX(CASE WHEN place = 2 THEN x END) FROM (
           SELECT a, c, n, x, low, ROW_NUMBER() OVER (PARTITION BY a, c ORDER BY abs(x) DESC, subject) AS place FROM (
             SELECT {area} AS a, {composition} AS c, subject, COUNT(*) AS n, SUM(income) AS x, MAX(income < 28000) AS low
             FROM linked GROUP BY 1, 2, subject))
         GROUP BY a, c
         """;
}
