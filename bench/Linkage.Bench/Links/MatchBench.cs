using System.Text;
using Linkage.Bench.Ingest;
using Linkage.Domain.Jobs;
using Linkage.Storage.Jobs;
using Linkage.Storage.Vault.Matches;
using Linkage.Worker.Links;
using Linkage.Worker.Matches;
using Microsoft.Data.Sqlite;

namespace Linkage.Bench.Links;

/// <summary>
/// The encoded match of a job on an embedded vault, as a worker does it: planned, compared range by range with what was found stored, then
/// assigned and judged. Once with the right side kept between ranges, and once read anew for each.
/// </summary>
internal static class MatchBench
{
    public static async Task RunAsync(int rows, int perBlock)
    {
        var folder = Directory.CreateTempSubdirectory("linkage-bench-").FullName;
        try
        {
            var people = new MadeUpPeople(perBlock);
            var room = new LinkRoom(folder, people.Agreement(), people.WriteLeft, people.WriteRight);
            var inputs = await room.FillAsync(rows);
            var text = new StringBuilder();
            var within = perBlock == 0 ? "all compared" : $"blocks of {perBlock} × {perBlock}";
            text.AppendLine($"## {rows:N0} × {rows:N0} encodings of 1,024 bits, {within}\n");
            text.AppendLine(
                $"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}, SQLite, one thread.\n");
            text.AppendLine("| what | seconds | processor seconds | peak memory (working set) |\n| --- | ---: | ---: | ---: |");
            foreach (var kept in new[] { 0, new MatchingOptions().KeptMegabytes }) await RunAsync(room, inputs, kept, text);
            Console.WriteLine(text);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task RunAsync(LinkRoom room, IReadOnlyList<JobInput> inputs, int kept, StringBuilder text)
    {
        var options = new MatchingOptions { Threads = 1, KeptMegabytes = kept };
        var (job, cancel) = (await JobAsync(room), CancellationToken.None);
        var match = MatchInputs.Of(new JobOrder(job, 1, room.Agreement, room.Question, inputs)).Single();
        using var sides = new RightSides((long)kept << 20, TimeProvider.System);
        var matching = new EncodedMatching(room.Vault, match, options, sides, $"kept {kept}");
        var (tables, watch) = (new LinkTables(room.Vault), new MatchWatch(room.Control, job, null));
        var (plan, table) = (default(MatchPlan), default(LinkTable));
        Line(text, "planned", await Measure.OfAsync(async () =>
        {
            plan = (await matching.PlanAsync(cancel)).Value;
            table = await tables.BeginAsync(room.Project, match.Left.Id, match.Right.Id, $"kept {kept}", null, cancel);
        }));
        var ranges = Math.Max(1, (int)((plan!.Estimate.Comparisons + options.ComparisonsPerRange - 1) / options.ComparisonsPerRange));
        var how = kept == 0 ? "the right side read for each" : "the right side read once";
        Line(text, $"{plan.Estimate.Comparisons:N0} comparisons in {ranges} ranges, {how}", await Measure.OfAsync(async () =>
        {
            for (var at = 0; at < ranges; at++)
            {
                var (first, last) = (1 + (match.Left.Rows * at / ranges), match.Left.Rows * (at + 1) / ranges);
                await tables.PutAsync(table!.Number, at, (await matching.ScanAsync(first, last, null, watch, cancel)).Value, cancel);
            }
        }));
        Line(text, "assigned and judged", await Measure.OfAsync(() =>
            new LinkAssignment(tables, room.Vault).RunAsync(new(match, matching, table!), null, cancel)));
    }

    private static async Task<Job> JobAsync(LinkRoom room)
    {
        await using var session = await room.Control.ReadAsync(CancellationToken.None);
        return (await JobStore.FindAsync(session, room.Job, CancellationToken.None))!;
    }

    private static void Line(StringBuilder text, string what, Measure measure) => text.AppendLine(
        $"| {what} | {measure.Wall.TotalSeconds:0.00} | {measure.Processor.TotalSeconds:0.00} | {measure.PeakBytes / 1_000_000:N0} MB |");
}
