using System.Globalization;
using System.Text;
using Linkage.Domain.Chance;

namespace Linkage.Api.Demo;

/// <summary>
/// The scenario energy-poverty: three partners' extracts about the same made-up households. The same seed writes the same bytes.
/// </summary>
internal sealed class EnergyPoverty
{
    public const string Period = "2023JJ00";

    private readonly List<Household> _households = [];

    public EnergyPoverty(string seed, int households)
    {
        var chance = new Seeded($"energy-poverty/{seed}");
        Territory = new Territory(chance, households);
        foreach (var place in Territory.Neighbourhoods)
        {
            foreach (var area in place.Areas)
            {
                for (var left = 18 + chance.Below(15); left > 0; left--)
                    _households.Add(Household.Make(chance, _households.Count + 1, area, place.Hardship));
            }
        }

        // No register is complete: some households moved, some meters are shared.
        Taxed = [.. _households.Where(_ => chance.Fraction() < 0.985)];
        Metered = [.. _households.Where(_ => chance.Fraction() < 0.975)];
    }

    public Territory Territory { get; }

    public IReadOnlyList<Household> Households => _households;

    public IReadOnlyList<Household> Taxed { get; }

    public IReadOnlyList<Household> Metered { get; }

    public IReadOnlyList<Extract> Extracts() =>
    [
        new(
            "marit",
            "dwellings",
            "area,tenure,built",
            Csv("bag_id,area,tenure,built", Households.Select(home => $"{home.Address},{home.Area},{home.Tenure},{home.Built}"))),
        new(
            "marit",
            "relief",
            string.Join(',', Household.ReliefProjects),
            Csv($"bag_id,{string.Join(',', Household.ReliefProjects)}", Households.Where(home => home.Projects.Count > 0).Select(ReliefRow))),
        new(
            "willem",
            "incomes",
            "income,composition",
            Csv("bag_id,income,composition", Taxed.Select(home => $"{home.Address},{home.Income.ToString(CultureInfo.InvariantCulture)},{home.Composition}"))),
        new(
            "bram",
            "energy",
            "gas,electricity,label",
            Csv("bag_id,gas,electricity,label", Metered.Select(home => $"{home.Address},{home.Gas},{home.Electricity},{home.Label}"))),
    ];

    private static string ReliefRow(Household home) =>
        $"{home.Address},{string.Join(',', Household.ReliefProjects.Select(project => home.Projects.Contains(project) ? "true" : "false"))}";

    private static byte[] Csv(string header, IEnumerable<string> rows)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var row in rows) text.Append(row).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>One partner's file for one dataset, with the address still readable: it never leaves the partner in this form.</summary>
    /// <param name="Partner">Who delivers it.</param>
    /// <param name="Keep">The columns beside the identifier.</param>
    internal sealed record Extract(string Partner, string Dataset, string Keep, byte[] Content);
}
