using System.Diagnostics;
using System.Text;
using Linkage.Bench.Ingest;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Worker.Links;
using Linkage.Worker.Perturbing;
using Microsoft.Data.Sqlite;

namespace Linkage.Bench.Links;

/// <summary>
/// From two deliveries in an embedded vault to protected and audited tables, stage by stage as the worker runs them, and beside it a
/// plain query. What is measured starts after ingest.
/// </summary>
internal static class LinkBench
{
    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("linkage-bench-").FullName;
        try
        {
            var room = new LinkRoom(folder, MadeUpRegisters.Agreement(), MadeUpRegisters.WriteDwellings, MadeUpRegisters.WriteIncomes);
            var inputs = await room.FillAsync(rows);
            var plain = await Measure.OfAsync(() => PlainQuery.RunAsync(room.Vault, inputs));
            var stages = new List<(string Name, TimeSpan Took)>();
            var made = default(Tabulation);
            var tabulated = await Measure.OfAsync(async () => made = await TabulateAsync(room, inputs, stages));
            var judged = await Measure.OfAsync(() => Task.Run(() => Protect(room, made!, stages)));
            var set = await Measure.OfAsync(() => SetQuery.RunAsync(room.Vault, inputs));
            Console.WriteLine(Text(rows, stages,
            [
                ("**linked and tabulated**", tabulated), ("protected and audited", judged), ("the same cells by one statement", set),
                ("plain query in SQLite", plain),
            ]));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Tabulation> TabulateAsync(
        LinkRoom room, IReadOnlyList<JobInput> inputs, List<(string Name, TimeSpan Took)> stages)
    {
        var plan = new TabulationPlan(room.Question);
        var source = new TimedSource(new VaultSource(room.Vault, room.Question, inputs, plan));
        var progress = new JobProgress(room.Control, room.Job, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        var linked = (await new LinkRun(room.Question, plan, source, progress, TallyNeeds.None).RunAsync(CancellationToken.None)).Value;
        stages.Add(("keys counted", source.Counts));
        stages.Add(("categories found", source.Categories));
        stages.Add(("rows joined and tabulated", clock.Elapsed - source.Counts - source.Categories));
        return linked.Tabulation;
    }

    private static void Protect(LinkRoom room, Tabulation tabulation, List<(string Name, TimeSpan Took)> stages)
    {
        var clock = Stopwatch.StartNew();
        var made = Suppression.Protect(tabulation, room.Agreement.StrictestPolicy);
        var (tables, structure) = (made.Publish(), made.Structure());
        stages.Add(("protected", clock.Elapsed));
        clock.Restart();
        var verdict = Audit.Judge(tables, structure, room.Agreement.StrictestPolicy);
        stages.Add(("audited", clock.Elapsed));
        if (!verdict.IsSafe) throw new InvalidOperationException($"The audit says {verdict.Kind}.");
    }

    private static string Text(
        int rows, IReadOnlyList<(string Name, TimeSpan Took)> stages, IReadOnlyList<(string Name, Measure Measure)> measured)
    {
        var text = new StringBuilder();
        text.AppendLine($"## {rows:N0} rows joined to {rows:N0}, cube of 444 cells\n");
        text.AppendLine($"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}, SQLite.\n");
        text.Append("| what | seconds | processor seconds | rows/s | rows/s of one core | peak memory (working set) ");
        text.AppendLine("| of the tabulation's processor time |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, took) in stages) text.AppendLine($"| {name} | {took.TotalSeconds:0.00} | | | | | |");
        var whole = measured[0].Measure.Processor;
        foreach (var (name, measure) in measured)
        {
            var (wall, processor) = (measure.Wall.TotalSeconds, measure.Processor.TotalSeconds);
            text.Append(
                $"| {name} | {wall:0.00} | {processor:0.00} | {rows / wall:N0} | {rows / processor:N0} | {measure.PeakBytes / 1_000_000:N0} MB ");
            text.AppendLine($"| {measure.Processor / whole:0.00} |");
        }

        return text.ToString();
    }
}
