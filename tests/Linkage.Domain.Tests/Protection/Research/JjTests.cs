using System.Text;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Research;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Tests.Protection.Research;

/// <summary>Tables in the JJ format of tau-ARGUS.</summary>
public sealed class JjTests : IDisposable
{
    /// <summary>Region (total, A to D) by gender (total, male, female) of microdata1, as createJJFormat of the R package sdcTable prints
    /// it in its reference, but for cell 5, marked here as primary; in the order of columns that tau-ARGUS writes (JJFormat.cpp).</summary>
    private const string SdcTable =
        """
        0
        15
        0 1284 100 s 0 150 1 1 0
        1 802 55 s 0 150 1 1 0
        2 482 45 s 0 150 1 1 0
        3 198 20 s 0 150 1 1 0
        4 178 18 s 0 150 1 1 0
        5 20 2 u 0 150 1 1 0
        6 344 33 s 0 150 1 1 0
        7 140 14 s 0 150 1 1 0
        8 204 19 s 0 150 1 1 0
        9 224 22 s 0 150 1 1 0
        10 118 12 s 0 150 1 1 0
        11 106 10 s 0 150 1 1 0
        12 518 25 s 0 150 1 1 0
        13 366 11 s 0 150 1 1 0
        14 152 14 s 0 150 1 1 0
        8
        0.0 5 : 0 (-1) 3 (1) 6 (1) 9 (1) 12 (1)
        0.0 5 : 1 (-1) 4 (1) 7 (1) 10 (1) 13 (1)
        0.0 5 : 2 (-1) 5 (1) 8 (1) 11 (1) 14 (1)
        0.0 3 : 0 (-1) 1 (1) 2 (1)
        0.0 3 : 3 (-1) 4 (1) 5 (1)
        0.0 3 : 6 (-1) 7 (1) 8 (1)
        0.0 3 : 9 (-1) 10 (1) 11 (1)
        0.0 3 : 12 (-1) 13 (1) 14 (1)

        """;

    private readonly LabFolder _folder = new();

    [Fact]
    public void The_example_of_sdcTable_is_read_and_written_the_same()
    {
        var table = Read(SdcTable);
        Assert.Equal((15, 8), (table.Cells.Count, table.Relations.Count));
        Assert.All(table.Relations, r => Assert.Equal(r.Total, r.Terms.Sum(t => t.Coefficient * table.Cells[t.Cell].Value)));
        Assert.Equal(SdcTable, Written(table));
    }

    [Theory]
    [InlineData("5", true)]
    [InlineData("4 5", true)]
    [InlineData("4 5 7", true)]
    [InlineData("4 5 7 8", false)]
    [InlineData("4 5 7 8 10", false)]
    [InlineData("3 4 5 6 7 8 9 10 11", false)]
    [InlineData("2 5", true)]
    public void A_primary_is_derived_unless_a_circuit_of_suppressed_cells_holds_it(string suppressed, bool derived)
    {
        // Cell 5 is the primary; it is safe exactly when it lies on a circuit, as in any two-way table (Gusfield 1988).
        var lines = SdcTable.Split('\n');
        foreach (var cell in suppressed.Split(' ').Where(c => c != "5").Select(int.Parse))
            lines[2 + cell] = lines[2 + cell].Replace(" s ", " m ", StringComparison.Ordinal);
        Assert.Equal(derived ? [5] : [], JjDerivation.Primaries(Read(string.Join('\n', lines))).Value);
    }

    /// <summary>
    /// The investments of three regions in three activities by which Fischetti and Salazar, and after them Castro, explain cell suppression;
    /// 22 is to be kept from an attacker by 5 either way. Each bound is worked out here from the two sums of a row and a column, such as
    /// 22 = x, 8 = 30 − x, 12 = 34 − x and 17 = x − 5.
    /// </summary>
    [Theory]
    [InlineData("4 6 8 10", 5, 30, true)]
    [InlineData("5 6 9 10", 0, 34, true)]
    [InlineData("0 2 4 6", 2, 30, true)]
    [InlineData("0 1 2 4 5 6", 0, 32, true)]
    [InlineData("6", 22, 22, false)]
    public void The_investments_of_Fischetti_and_Salazar_have_the_intervals_of_their_circuits(
        string hidden, int least, int most, bool isWide)
    {
        int[] values = [20, 50, 10, 80, 8, 19, 22, 49, 17, 32, 12, 61, 45, 101, 44, 190];
        var suppressed = hidden.Split(' ').Select(int.Parse).ToHashSet();
        var cells = values.Select((value, cell) => cell == 6
            ? $"{cell} {value} 1 u 0 1000 5 5 0"
            : $"{cell} {value} 1 {(suppressed.Contains(cell) ? 'm' : 's')} 0 1000 0 0 0");
        var rows = Enumerable.Range(0, 4).Select(r => $"0.0 4 : {4 * r + 3} (-1) {4 * r} (1) {4 * r + 1} (1) {4 * r + 2} (1)");
        var columns = Enumerable.Range(0, 4).Select(c => $"0.0 4 : {12 + c} (-1) {c} (1) {4 + c} (1) {8 + c} (1)");
        var table = Read(string.Join('\n', ["0", "16", .. cells, "8", .. rows, .. columns, ""]));
        var interval = Assert.Single(JjIntervals.Of(table).Value);
        Assert.Equal((least, most, isWide), ((int)interval.Lower, (int)interval.Upper, interval.IsWide));
        Assert.Equal(isWide ? [] : [6], JjDerivation.Primaries(table).Value);
    }

    [Theory]
    // Region C is 118 men and 106 women: whatever its women may be fewer, the women of A may be more, up to 126.
    [InlineData("4 5 10 11", 1, 1, 0, 126, true)]
    [InlineData("4 5 10 11", 20, 106, 0, 126, true)]
    [InlineData("4 5 10 11", 20, 107, 0, 126, false)]
    [InlineData("4 5", 1, 1, 20, 20, false)]
    public void The_interval_of_a_primary_is_what_its_circuit_leaves(
        string suppressed, int below, int above, int least, int most, bool isWide)
    {
        var table = Read(SdcTable);
        var hidden = suppressed.Split(' ').Select(int.Parse).ToHashSet();
        var cells = table.Cells.Select((cell, at) => !hidden.Contains(at) ? cell : cell with
        {
            Status = at == 5 ? JjStatus.Unsafe : JjStatus.Secondary,
            Most = 2_000,
            LowerProtection = below,
            UpperProtection = above,
        });
        var interval = Assert.Single(JjIntervals.Of(table with { Cells = [.. cells] }).Value);
        Assert.Equal(new JjInterval(5, least, most, isWide), interval);
    }

    [Fact]
    public void What_readers_know_beforehand_bounds_a_cell_too_and_may_contradict_the_rest()
    {
        var table = Read(SdcTable);
        JjTable Hidden(decimal most, decimal sliding) => table with
        {
            Cells = [.. table.Cells.Select((cell, at) => at is 4 or 5 or 10 or 11
                ? cell with { Status = Status(at), Most = at == 5 ? most : 2_000, SlidingProtection = sliding }
                : cell)],
        };
        static JjStatus Status(int cell) => cell == 5 ? JjStatus.Unsafe : JjStatus.Secondary;
        Assert.Equal(new JjInterval(5, 0, 30.5m, true), Assert.Single(JjIntervals.Of(Hidden(30.5m, 30.5m)).Value));
        Assert.False(Assert.Single(JjIntervals.Of(Hidden(30.5m, 30.6m)).Value).IsWide);
        Assert.Equal("jj-contradiction", JjIntervals.Of(Hidden(-1, 0)).Refusal!.Code);
    }

    [Fact]
    public async Task The_levels_of_the_file_are_asked_of_the_intervals()
    {
        var lines = SdcTable.Split('\n');
        foreach (var cell in (int[])[4, 10, 11])
            lines[2 + cell] = lines[2 + cell].Replace(" s 0 150", " m 0 900", StringComparison.Ordinal);
        lines[2 + 5] = "5 20 2 u 0 900 1 1 0";
        Assert.Equal(0, (await _folder.Write("wide.jj", string.Join('\n', lines)).Run("audit", "--in", "wide.jj")).Code);
        lines[2 + 5] = "5 20 2 u 0 900 21 1 0";
        var (code, said, _) = await _folder.Write("narrow.jj", string.Join('\n', lines)).Run("audit", "--in", "narrow.jj");
        Assert.Equal(3, code);
        Assert.Contains("too narrow", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_protect_writes_is_safe_to_the_audit_and_one_secondary_less_is_not()
    {
        _folder.Write("spec.json",
            """
            {"variables":[{"name":"age"},{"name":"geo"}],"tables":[{"name":"t","dimensions":[{"variable":"age"},{"variable":"geo"}],
              "measures":[{"name":"freq","kind":"countSubjects"}]}],"policy":{"minimumFrequency":3,"groupDisclosurePercent":100,"zeros":"safe"}}
            """);
        (string Codes, int People)[] data =
        [
            ("young,Spain", 5), ("young,Iceland", 2), ("old,Spain", 6), ("old,Iceland", 3), ("old,Portugal", 4), ("young,Portugal", 4),
        ];
        _folder.Write("data.csv", "age,geo\n" + string.Concat(data
            .SelectMany(row => Enumerable.Repeat(row.Item1 + "\n", row.Item2))));
        Assert.Equal(0, (await _folder.Run("protect", "--in", "data.csv", "--spec", "spec.json", "--out", "out", "--jj")).Code);
        var written = string.Join('\n', _folder.Lines("out/jj-t-1.jj"));
        Assert.Equal(0, (await _folder.Run("audit", "--in", "out/jj-t-1.jj")).Code);
        Assert.Contains(" u ", written, StringComparison.Ordinal);
        Assert.All(Read(written).Relations, r => Assert.Equal(0, r.Terms.Sum(t => t.Coefficient * Read(written).Cells[t.Cell].Value)));
        int[] secondaries = [.. Enumerable.Range(0, written.Length - 2).Where(i => written[i..(i + 3)] == " m ")];
        Assert.Equal(3, secondaries.Length);
        foreach (var at in secondaries)
        {
            _folder.Write("less.jj", written[..at] + " s " + written[(at + 3)..]);
            Assert.Equal(3, (await _folder.Run("audit", "--in", "less.jj")).Code);
        }
    }

    [Theory]
    [InlineData("value", "12 100 30")]
    [InlineData("count", "3 20 10")]
    [InlineData("equal", "1 1 1")]
    public void The_cost_is_the_one_of_the_suppression(string cost, string expected)
    {
        var spec = new TabulationSpec([Rows.Flat("kind", "a", "b", "c") with { Sensitive = false }],
            [new TableSpec("t", [new Dimension("kind", ["kind"])], [new MeasureSpec("x", MeasureKind.Sum, 0)])], [new AmountSpec("x", 1)], []);
        var rows = new Rows(spec).Add(3, "a", [40]).Add(20, "b", [50]).Add(10, "c", [30]);
        CellChoice Total(long? weight) => new("t", new Dictionary<string, string> { ["kind"] = "_T" }, weight);
        var wishes = new Wishes { Cost = Enum.Parse<CostKind>(cost, ignoreCase: true), Weights = [Total(77)], Forced = [Total(null)] };
        var made = Suppression.Protect(rows.Tabulate(), new DisclosurePolicy { PerPartner = false }, wishes);
        var cells = JjExport.Of(made, 0, spec.Tables[0].Measures[0], wishes).Cells;
        Assert.Equal($"{expected} 77", string.Join(' ', cells.Select(cell => cell.Cost)));
        Assert.Equal([JjStatus.Unsafe, JjStatus.Safe, JjStatus.Secondary, JjStatus.Fixed], cells.Select(cell => cell.Status));
    }

    [Fact]
    public async Task A_mean_is_refused_as_jj_and_nothing_is_written()
    {
        _folder.Write("spec.json",
            """
            {"variables":[{"name":"geo"}],"amounts":[{"name":"x"}],"tables":[{"name":"t","dimensions":[{"variable":"geo"}],
              "measures":[{"name":"n","kind":"countSubjects"},{"name":"m","kind":"mean","amount":"x"}]}]}
            """).Write("data.csv", "geo,x\n" + string.Concat(Enumerable.Repeat("a,1\nb,2\n", 20)));
        var (code, _, error) = await _folder.Run("protect", "--in", "data.csv", "--spec", "spec.json", "--out", "out", "--jj");
        Assert.Equal(2, code);
        Assert.Contains("/tables/0/measures/1", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("out")));
        Assert.Equal(0, (await _folder.Protect()).Code);
        Assert.Contains("Tested:", _folder.Text("out/report.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0\n15", "1\n15", "/1", "start")]
    [InlineData("0\n15", "0\n-15", "/2", "count")]
    [InlineData("5 20 2 u", "5 twenty 2 u", "/8", "decimal")]
    [InlineData("5 20 2 u", "5 20 2 x", "/8", "status")]
    [InlineData("5 20 2 u", "6 20 2 u", "/8", "number")]
    [InlineData("5 20 2 u", "5 20 u", "/8", "cell")]
    [InlineData("0 (-1) 1 (1) 2 (1)", "0 (-1) 1 (1) 99 (1)", "/22", "term")]
    [InlineData("3 : 0 (-1) 1 (1) 2 (1)", "4 : 0 (-1) 1 (1) 2 (1)", "/22", "terms")]
    [InlineData("0.0 3 : 12 (-1) 13 (1) 14 (1)\n", "", "", "end")]
    public async Task A_file_that_breaks_the_format_is_bad_input(string right, string wrong, string pointer, string rule)
    {
        var text = SdcTable.Replace(right, wrong, StringComparison.Ordinal);
        var refusal = JjReader.Read(new StringReader(text)).Refusal;
        Assert.Contains(refusal!.Faults, f => f.Pointer == pointer && f.Rule == rule);
        Assert.Equal(2, (await _folder.Write("wrong.jj", text).Run("audit", "--in", "wrong.jj")).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static JjTable Read(string text) => JjReader.Read(new StringReader(text)).Value;

    private static string Written(JjTable table)
    {
        var text = new StringWriter(new StringBuilder());
        JjWriter.Write(table, text);
        return text.ToString();
    }
}
