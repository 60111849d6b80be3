using System.Globalization;
using BenchmarkDotNet.Running;
using Linkage.Bench.Ingest;
using Linkage.Bench.Ledger;
using Linkage.Bench.Links;
using Linkage.Bench.Protection;

namespace Linkage.Bench;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        switch (arguments)
        {
            case ["ingest", var rows]:
                await IngestBench.RunAsync(int.Parse(rows));
                return 0;
            case ["link", var rows]:
                await LinkBench.RunAsync(int.Parse(rows));
                return 0;
            case ["match", var rows, var perBlock]:
                await MatchBench.RunAsync(int.Parse(rows), int.Parse(perBlock), byModel: false);
                return 0;
            case ["match", var rows, var perBlock, "model"]:
                await MatchBench.RunAsync(int.Parse(rows), int.Parse(perBlock), byModel: true);
                return 0;
            case ["match-files", var rows, var perBlock, var byModel, var folder]:
                await MatchBench.MakeAsync(int.Parse(rows), int.Parse(perBlock), bool.Parse(byModel), folder);
                return 0;
            case ["ledger", var subjects, var moving, var changing]:
                await LedgerBench.RunAsync(int.Parse(subjects), int.Parse(moving), int.Parse(changing));
                return 0;
            case ["ledger-growth", var moving, var changing, var contributors]:
                await LedgerGrowth.RunAsync(int.Parse(moving), int.Parse(changing), long.Parse(contributors));
                return 0;
            case ["suppress", var cells]:
                await SuppressBench.RunAsync(int.Parse(cells));
                return 0;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                return 0;
        }
    }
}
