using System.Globalization;
using Linkage.Bench.Ingest;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Bench.Protection;

/// <summary>Suppression from a thousand to a hundred thousand cells, beside a dense elimination where that is possible.</summary>
internal static class SuppressBench
{
    private const int LargestDense = 10_010;

    private static readonly int[] s_sizes = [1_000, 3_000, 10_000, 30_000, 100_000];

    public static async Task RunAsync(int most)
    {
        Console.WriteLine($"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}");
        Console.WriteLine("| cells | subjects | seconds | processor seconds | peak memory | people: primary, secondary (held), value lost "
            + "| income: the same | dense elimination of people |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in s_sizes.Where(s => s <= most))
        {
            var tabulation = MadeUpTables.Fill(MadeUpTables.Spec(size));
            var policy = new DisclosurePolicy { GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };
            ProtectedTabulation? made = null;
            var measured = await Measure.OfAsync(() => Task.Run(() => made = Suppression.Protect(tabulation, policy)));
            var secondary = 0;
            var dense = size > LargestDense ? null : await Measure.OfAsync(() => Task.Run(() => secondary = DenseElimination.Suppress(made!)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {tabulation.Cubes.CellCount:N0} | {tabulation.Subjects:N0} | {measured.Wall.TotalSeconds:N2} | {measured.Processor.TotalSeconds:N2} ")
                + string.Create(CultureInfo.InvariantCulture, $"| {measured.PeakBytes >> 20:N0} MB | {Losses(made!)} | {Text(dense, secondary)} |"));
        }
    }

    private static string Text(Measure? dense, int secondary) => dense is null
        ? "not tried"
        : string.Create(CultureInfo.InvariantCulture, $"{dense.Processor.TotalSeconds:N1} processor seconds, {secondary:N0} secondary");

    private static string Losses(ProtectedTabulation made) => string.Join(" | ", new[] { BaseMeasure.Subjects, BaseMeasure.Sum(0) }
        .Select(measure => Loss.Of(made, measure))
        .Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Primary:N0}, {l.Secondary:N0} ({l.Held:N0}), {l.ValueShare:P1}")));
}
