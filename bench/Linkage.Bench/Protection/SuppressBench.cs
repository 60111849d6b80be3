using System.Globalization;
using Linkage.Bench.Ingest;
using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Reporting;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Bench.Protection;

/// <summary>
/// Suppression, and the audit of what it made, from a thousand to a hundred thousand cells of three kinds of tables; beside a dense
/// elimination where that is possible.
/// </summary>
internal static class SuppressBench
{
    private const int LargestDense = 10_010, LargestLinked = 1_000;

    private static readonly int[] s_sizes = [1_000, 3_000, 10_000, 30_000, 100_000];

    private static readonly DisclosurePolicy s_policy = new() { GroupDisclosurePercent = null, Zeros = ZeroRule.Safe };

    public static async Task RunAsync(int most)
    {
        Console.WriteLine($"{Processor.Name}, {Environment.ProcessorCount} logical cores, .NET {Environment.Version}");
        // The first run is for the compiler, and is not shown.
        await Task.Run(() => Suppression.Protect(MadeUpTables.Fill(MadeUpTables.Spec(s_sizes[0])), s_policy));
        await ShapeAsync("Two linked tables with counts and skewed amounts", most, size => MadeUpTables.Fill(MadeUpTables.Spec(size)));
        await ShapeAsync("Counts in three dimensions", most, size => MadeUpCounts.Fill(MadeUpCounts.ThreeDimensions(size)));
        await ShapeAsync(
            "Counts in eleven linked tables", Math.Min(most, LargestLinked), size => MadeUpCounts.Fill(MadeUpCounts.Linked(size)));
    }

    private static async Task ShapeAsync(string name, int most, Func<int, Tabulation> fill)
    {
        Console.WriteLine($"\n## {name}\n");
        Console.WriteLine("| cells | subjects | suppression: seconds, processor seconds, peak | audit: the same, verdict "
            + "| primary, secondary (held), value lost: people | income | dense elimination of people |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in s_sizes.Where(s => s <= most))
        {
            var tabulation = fill(size);
            var hasAmounts = tabulation.Spec.Amounts.Count > 0;
            ProtectedTabulation? made = null;
            Verdict? verdict = null;
            var suppression = await Measure.OfAsync(() => Task.Run(() => made = Suppression.Protect(tabulation, s_policy)));
            var audit = await Measure.OfAsync(() => Task.Run(() => verdict = Audit.Judge(made!.Publish(), made.Structure(), s_policy)));
            var secondary = 0;
            var dense = !hasAmounts || size > LargestDense
                ? null
                : await Measure.OfAsync(() => Task.Run(() => secondary = DenseElimination.Suppress(made!)));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {tabulation.Cubes.CellCount:N0} | {tabulation.Subjects:N0} ")
                + $"| {Text(suppression)} | {Text(audit)}, {verdict!.Kind} | {Lost(made!, BaseMeasure.Subjects)} "
                + $"| {(hasAmounts ? Lost(made!, BaseMeasure.Sum(0)) : "")} | {Text(dense, secondary)} |");
        }
    }

    private static string Text(Measure measured) => string.Create(CultureInfo.InvariantCulture,
        $"{measured.Wall.TotalSeconds:N1}, {measured.Processor.TotalSeconds:N1}, {measured.PeakBytes >> 20:N0} MB");

    private static string Text(Measure? dense, int secondary) => dense is null
        ? "not tried"
        : string.Create(CultureInfo.InvariantCulture, $"{dense.Processor.TotalSeconds:N1} processor seconds, {secondary:N0} secondary");

    private static string Lost(ProtectedTabulation made, BaseMeasure measure)
    {
        var loss = Loss.Of(made, measure);
        return string.Create(
            CultureInfo.InvariantCulture, $"{loss.Primary:N0}, {loss.Secondary:N0} ({loss.Held:N0}), {loss.ValueShare:P1}");
    }
}
