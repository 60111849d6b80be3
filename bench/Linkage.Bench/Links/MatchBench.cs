using System.Diagnostics;
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
/// The encoded match of a job on an embedded vault, as a worker does it: planned, put into the order of its blocks and cut, compared range by
/// range with what was found stored, then assigned and judged. Without blocks once with the right side kept between ranges, and once read
/// anew for each.
/// </summary>
internal static class MatchBench
{
    public static async Task RunAsync(int rows, int perBlock, bool byModel)
    {
        var folder = Directory.CreateTempSubdirectory("linkage-bench-").FullName;
        try
        {
            using (var maker = Process.Start(Environment.ProcessPath!, ["match-files", $"{rows}", $"{perBlock}", $"{byModel}", folder]))
                await maker.WaitForExitAsync();
            var room = RoomOf(perBlock, byModel, folder);
            var inputs = await room.FindAsync();
            var text = new StringBuilder();
            var within = perBlock == 0 ? "all compared" : $"blocks of {perBlock} × {perBlock}";
            text.AppendLine($"## {rows:N0} × {rows:N0} encodings of 1,024 bits{(byModel ? " and sexes, by a model" : "")}, {within}\n");
            text.AppendLine(
                $"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}, SQLite, one thread.\n");
            text.AppendLine("| what | seconds | processor seconds | peak memory (working set) |\n| --- | ---: | ---: | ---: |");
            int[] kept = perBlock > 0 ? [0] : [0, new MatchingOptions().KeptMegabytes];
            foreach (var megabytes in kept) await RunAsync(room, inputs, megabytes, text);
            Console.WriteLine(text);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Makes the files and takes them in, in a process of its own: what that took of memory is no part of the match.</summary>
    public static Task MakeAsync(int rows, int perBlock, bool byModel, string folder) =>
        RoomOf(perBlock, byModel, folder).FillAsync(rows);

    private static LinkRoom RoomOf(int perBlock, bool byModel, string folder)
    {
        var people = new MadeUpPeople(perBlock, byModel);
        return new(folder, people.Agreement(), people.WriteLeft, people.WriteRight);
    }

    private static async Task RunAsync(LinkRoom room, IReadOnlyList<JobInput> inputs, int kept, StringBuilder text)
    {
        var options = new MatchingOptions { Threads = 1, KeptMegabytes = kept };
        var (job, cancel) = (await JobAsync(room), CancellationToken.None);
        var match = MatchInputs.Of(new JobOrder(job, 1, room.Agreement, room.Question, inputs)).Single();
        using var sides = new RightSides((long)kept << 20, TimeProvider.System);
        var (owner, cut) = ($"kept {kept}", $"cut {kept}");
        var (tables, watch) = (new LinkTables(room.Vault), new MatchWatch(room.Control, job, null));
        IMatching matching = match.Join.Method == Domain.Questions.JoinMethod.Encoded
            ? new EncodedMatching(room.Vault, match, options, sides, owner) : new ModelMatching(room.Vault, match, options, watch);
        var (plan, table, ranges) = (default(MatchPlan), default(LinkTable), default(IReadOnlyList<LeftRange>));
        Line(text, "before", await Measure.OfAsync(() => Task.CompletedTask));
        Line(text, "planned and cut", await Measure.OfAsync(async () =>
        {
            plan = (await matching.PlanAsync(cancel)).Value;
            table = await tables.BeginAsync(room.Project, match.Left.Id, match.Right.Id, owner, plan.Model, cancel);
            ranges = (await matching.CutAsync(plan, table, cut, cancel)).Value;
        }));
        var how = match.LeftBlocks.Count > 0 || plan!.Model is not null ? "of blocks"
            : kept == 0 ? "the right side read for each" : "the right side read once";
        Line(text, $"{plan!.Estimate.Comparisons:N0} comparisons in {ranges!.Count} ranges, {how}", await Measure.OfAsync(async () =>
        {
            for (var at = 0; at < ranges.Count; at++)
                await tables.PutAsync(table!.Number, at, (await matching.ScanAsync(table, cut, ranges[at], watch, cancel)).Value, cancel);
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
