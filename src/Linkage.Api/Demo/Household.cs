using Linkage.Domain.Chance;

namespace Linkage.Api.Demo;

/// <summary>One made-up household with all that the three partners know of it, each its own part.</summary>
internal sealed record Household(
    string Address, string Area, string Tenure, string Built, int Income, string Composition, int Gas, int Electricity, string Label,
    IReadOnlyList<string> Projects)
{
    public static readonly string[] Tenures = ["owner", "corporation", "private-rent"];
    public static readonly string[] Periods = ["before-1945", "1945-1974", "1975-1999", "since-2000"];
    public static readonly string[] Compositions = ["single", "couple", "family", "single-parent"];
    public static readonly string[] Labels = ["A", "B", "C", "D", "E", "F", "G"];

    /// <summary>The municipality's seven relief projects, as columns of its extract.</summary>
    public static readonly string[] ReliefProjects =
    [
        "draughtStrips", "energyCoach", "fridgeExchange", "glazingGrant", "ledVoucher", "radiatorFoil", "whiteGoodsLoan",
    ];

    public static Household Make(Seeded chance, int number, string area, double hardship)
    {
        var tenure = Weighted(chance, Tenures, [0.65 - 0.4 * hardship, 0.22 + 0.38 * hardship, 0.13]);
        var built = Weighted(chance, Periods, [0.2, 0.2 + 0.3 * hardship, 0.35, 0.25 - 0.15 * hardship]);
        var composition = Weighted(chance, Compositions, [0.36 + 0.1 * hardship, 0.3, 0.26, 0.08 + 0.06 * hardship]);
        var label = Labels[Math.Clamp((int)Math.Round(5.2 - 1.4 * Array.IndexOf(Periods, built) + 1.2 * chance.Normal()), 0, 6)];
        var people = composition switch { "single" => 1.0, "couple" => 1.55, "single-parent" => 1.25, _ => 1.8 };
        var income = (int)Math.Clamp(Math.Exp(10.25 + 0.42 * chance.Normal() - 0.45 * hardship) * people, 9_000, 900_000);
        var gas = (int)Math.Clamp(
            (480 + 190 * Array.IndexOf(Labels, label)) * (0.75 + 0.18 * people) * Math.Exp(0.28 * chance.Normal()), 0, 9_000);
        var electricity = (int)Math.Clamp(1_250 * people * Math.Exp(0.3 * chance.Normal()), 150, 20_000);
        var needy = income < 27_000 && gas > 1_200;
        var projects = ReliefProjects.Where(_ => chance.Fraction() < (needy ? 0.1 : 0.03)).ToList();
        return new Household(
            $"9001200000{number:000000}", area, tenure, built, income / 100 * 100, composition, gas, electricity, label, projects);
    }

    private static string Weighted(Seeded chance, string[] from, double[] weights)
    {
        var left = chance.Fraction() * weights.Sum();
        for (var at = 0; at < from.Length - 1; at++)
        {
            left -= weights[at];
            if (left < 0) return from[at];
        }

        return from[^1];
    }
}
