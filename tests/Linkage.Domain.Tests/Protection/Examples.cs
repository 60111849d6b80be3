using System.Globalization;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Tests.Encodings;

namespace Linkage.Domain.Tests.Protection;

/// <summary>The examples on which the README says what suppression costs: two tables of others, two files of this checkout.</summary>
internal static class Examples
{
    /// <summary>Section 5.2 of the SDC Handbook: marital status, sex and hours worked of 70 people.</summary>
    public static Rows HoursWorked()
    {
        int[][] counts = [[30, 6, 2, 14, 3, 0], [3, 4, 0, 2, 2, 0], [2, 0, 1, 0, 0, 1]];
        string[] status = ["married", "divorced", "single"], sex = ["male", "female"], hours = ["more", "some", "few"];
        var rows = Counts(("status", status, false), ("sex", sex, false), ("hours", hours, true));
        for (var s = 0; s < 3; s++)
            for (var c = 0; c < 6; c++) rows.Add(counts[s][c], $"{status[s]} {sex[c / 3]} {hours[c % 3]}");
        return rows;
    }

    /// <summary>GaussSuppression (Statistics Norway), vignette "Small count frequency table suppression": example1 of 2014.</summary>
    public static Rows Example1() => Counts(("age", ["young", "old"], null), ("geo", ["Spain", "Iceland", "Portugal"], null))
        .Add(5, "young Spain").Add(2, "young Iceland").Add(6, "old Spain").Add(3, "old Iceland").Add(4, "old Portugal");

    /// <summary>The same package, vignette "Magnitude table suppression": the sales of twenty companies, in tenths.</summary>
    public static Rows Magnitude1()
    {
        (string Codes, long[] Sales)[] cells =
        [
            ("Agriculture Portugal", [759, 245]), ("Agriculture Spain", [966, 432]), ("Entertainment Iceland", [168]),
            ("Entertainment Portugal", [71, 23]), ("Entertainment Spain", [774, 115, 164]), ("Governmental Portugal", [216, 20]),
            ("Governmental Spain", [65, 27]), ("Industry Iceland", [96, 88, 19]), ("Industry Portugal", [257, 34]),
            ("Industry Spain", [84]),
        ];
        var rows = Amounts(
            1, ("sector", ["Agriculture", "Entertainment", "Governmental", "Industry"]), ("geo", ["Iceland", "Portugal", "Spain"]));
        foreach (var (codes, sales) in cells)
            foreach (var one in sales) rows.Add(1, codes, [one]);
        return rows;
    }

    /// <summary>sdcTable, data set microdata1: an amount of a hundred people by region and gender; below the two largest even.</summary>
    public static Rows Microdata1()
    {
        (string Codes, int Contributors, long Sum, long First, long Second)[] cells =
        [
            ("A male", 18, 178, 18, 15), ("A female", 2, 20, 11, 9), ("B male", 14, 140, 15, 14), ("B female", 19, 204, 18, 16),
            ("C male", 12, 118, 18, 12), ("C female", 10, 106, 19, 12), ("D male", 11, 366, 280, 11), ("D female", 14, 152, 18, 16),
        ];
        var rows = Amounts(0, ("region", ["A", "B", "C", "D"]), ("gender", ["male", "female"]));
        foreach (var (codes, contributors, sum, first, second) in cells)
        {
            rows.Add(1, codes, [first]).Add(1, codes, [second]);
            var (others, left) = (contributors - 2, sum - first - second);
            for (var other = 0; other < others; other++) rows.Add(1, codes, [left / others + (other < left % others ? 1 : 0)]);
        }

        return rows;
    }

    /// <summary>The README's microdata: the turnover of 105 firms.</summary>
    public static Rows Turnover()
    {
        var rows = Amounts(0, ("region", ["noord", "oost", "zuid"]), ("sector", ["energy", "retail", "transport"]));
        var file = Path.Combine(Path.GetDirectoryName(Checkout.TestData("febrl-schema.json"))!, "..", "..", "docs", "lab", "turnover.csv");
        foreach (var line in File.ReadLines(file).Skip(1))
            if (line.Split(',') is [_, var region, var sector, var turnover])
                rows.Add(1, $"{region} {sector}", [long.Parse(turnover, CultureInfo.InvariantCulture)]);
        return rows;
    }

    /// <summary>FEBRL 4a: people by state and decade of birth; who lacks one is in a category of the missing.</summary>
    public static Rows Febrl()
    {
        var people = File.ReadLines(Checkout.TestData("febrl_dataset4a.csv")).Skip(1)
            .Select(line => line.Split(',', StringSplitOptions.TrimEntries));
        List<string> codes = [.. people.Select(fields =>
            $"{Known(fields[8])} {(fields[9] is { Length: 8 } birth ? birth[..3] + "0" : Variable.Missing)}")];
        string[] Of(int at) => [.. codes.Select(code => code.Split(' ')[at]).Distinct().Order(StringComparer.Ordinal)];
        var rows = Counts(("state", Of(0), false), ("decade", Of(1), false));
        foreach (var code in codes) rows.Add(1, code);
        return rows;

        static string Known(string state) => state.Length == 0 ? Variable.Missing : state;
    }

    private static Rows Counts(params (string Name, string[] Codes, bool? Sensitive)[] variables) => new(new TabulationSpec(
        [.. variables.Select(v => Rows.Flat(v.Name, v.Codes) with { Sensitive = v.Sensitive })],
        [new TableSpec("t", [.. variables.Select(v => new Dimension(v.Name, [v.Name]))], [new MeasureSpec("n", MeasureKind.CountSubjects)])],
        [], []));

    private static Rows Amounts(int decimals, params (string Name, string[] Codes)[] variables) => new(new TabulationSpec(
        [.. variables.Select(v => Rows.Flat(v.Name, v.Codes) with { Sensitive = false })],
        [new TableSpec("t", [.. variables.Select(v => new Dimension(v.Name, [v.Name]))], [new MeasureSpec("sum", MeasureKind.Sum, 0)])],
        [new AmountSpec("amount", decimals)], []));
}
