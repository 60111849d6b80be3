using System.Text;
using Linkage.Domain.Agreements;
using Linkage.Domain.Identity;
using Linkage.Domain.Json;
using Linkage.Domain.Sealing;
using Linkage.Storage.Databases;
using Linkage.Storage.Keys;
using Linkage.Storage.Vault.Tables;
using Linkage.Worker.Ingest;

namespace Linkage.Bench.Ingest;

/// <summary>
/// From a sealed file to a delivery that can be linked, on SQLite: unsealing, validation, keyed hash, spine, switch. Beside it the named
/// alternative, which does a part of that: CsvHelper and one INSERT per row in one transaction.
/// </summary>
internal static class IngestBench
{
    public static async Task RunAsync(int rows)
    {
        var folder = Directory.CreateTempSubdirectory("linkage-bench-").FullName;
        try
        {
            var plain = Path.Combine(folder, "file.csv");
            await using (var file = File.Create(plain)) MadeUpFile.Write(file, rows);
            var linkage = await LinkageAsync(folder, plain);
            var naive = await Measure.OfAsync(() => Task.Run(() => NaiveIngest.Run(plain, Path.Combine(folder, "naive.db"))));
            Console.WriteLine(Table(rows, new FileInfo(plain).Length, [("Linkage", linkage), ("CsvHelper, INSERT per row", naive)]));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Measure> LinkageAsync(string folder, string plain)
    {
        var ring = new KeyRingFolder(Path.Combine(folder, "keys"));
        var landed = Path.Combine(folder, "landed");
        using (var pair = ring.Sealing())
        await using (var source = File.OpenRead(plain))
        await using (var target = File.Create(landed))
            await SealedFile.SealAsync(source, target, pair.Public);
        var vault = new Database(new SqliteDialect(), SqliteDialect.ConnectionString(Path.Combine(folder, "vault.db")), "vault");
        await Migrations.ApplyAsync(vault, TimeProvider.System, CancellationToken.None);
        return await Measure.OfAsync(() => IngestAsync(vault, ring, landed));
    }

    private static async Task IngestAsync(Database vault, KeyRingFolder ring, string landed)
    {
        var agreement = Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(MadeUpFile.Dataset)).Value;
        var (dataset, project) = (agreement.Datasets[0], Identifier.New<ProjectId>());
        using var keys = ring.Project(project);
        var load = await DeliveryLoad.BeginAsync(
            vault, Identifier.New<DeliveryId>(), project, dataset.Name, DeliveryLayout.Of(dataset.Schema), CancellationToken.None);
        using var intake = new DeliveryIntake(dataset, agreement.CodeLists, load, keys.Project);
        var report = await intake.RunAsync(
            () => PlainFile.Open(landed, sealedFile: true, ring), _ => Task.CompletedTask, CancellationToken.None);
        if (!report.IsClean) throw new InvalidOperationException(report.ToJson());
    }

    private static string Table(int rows, long bytes, IReadOnlyList<(string Name, Measure Measure)> lines)
    {
        var text = new StringBuilder();
        text.AppendLine($"# Ingest of {rows:N0} rows of six columns ({bytes / 1_000_000:N0} MB)\n");
        text.AppendLine(
            $"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}, SQLite, Release build.\n");
        text.AppendLine("| what | seconds | rows/s | processor seconds | rows/s of one core | peak memory (working set) |");
        text.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, measure) in lines)
        {
            var (wall, processor) = (measure.Wall.TotalSeconds, measure.Processor.TotalSeconds);
            text.Append($"| {name} | {wall:0.0} | {rows / wall:N0} | {processor:0.0} | {rows / processor:N0} ");
            text.AppendLine($"| {measure.PeakBytes / 1_000_000:N0} MB |");
        }

        return text.ToString();
    }
}
