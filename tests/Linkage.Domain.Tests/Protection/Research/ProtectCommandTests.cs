using System.Text.Json;

namespace Linkage.Domain.Tests.Protection.Research;

/// <summary>From a file of microdata to protected tables.</summary>
public sealed class ProtectCommandTests : IDisposable
{
    /// <summary>
    /// example1 of 2014 by age and country, maxN = 1, zeros protected: GaussSuppression (Statistics Norway), vignette "Small count
    /// frequency table suppression", first example.
    /// </summary>
    private const string SmallCounts =
        """
        {"variables":[{"name":"age"},{"name":"geo"}],
         "tables":[{"name":"t","dimensions":[{"variable":"age"},{"variable":"geo"}],"measures":[{"name":"freq","kind":"countSubjects"}]}],
         "policy":{"minimumFrequency":2,"groupDisclosurePercent":100,"zeros":"disclosive"}}
        """;

    /// <summary>
    /// Data set magnitude1 of SSBtools (Statistics Norway) as its vignette "Magnitude table suppression" prints it, each row a
    /// contributor; dominance (1,80) as in its Table 3.
    /// </summary>
    private const string Magnitude =
        """
        {"variables":[{"name":"sector","sensitive":false},{"name":"geo","sensitive":false}],"amounts":[{"name":"value","decimals":1}],
         "tables":[{"name":"sales","dimensions":[{"variable":"sector"},{"variable":"geo"}],"measures":[{"name":"sum","kind":"sum","amount":"value"}]}],
         "policy":{"minimumFrequency":1,"dominance":[{"n":1,"kPercent":80}],"pPercent":0.0001,"zeros":"safe"}}
        """;

    private static readonly string[] s_magnitude =
    [
        "Agriculture,Portugal,75.9", "Agriculture,Portugal,24.5", "Agriculture,Spain,96.6", "Agriculture,Spain,43.2",
        "Entertainment,Iceland,16.8", "Entertainment,Portugal,7.1", "Entertainment,Portugal,2.3", "Entertainment,Spain,77.4",
        "Entertainment,Spain,11.5", "Entertainment,Spain,16.4", "Governmental,Portugal,21.6", "Governmental,Portugal,2.0",
        "Governmental,Spain,6.5", "Governmental,Spain,2.7", "Industry,Iceland,9.6", "Industry,Iceland,8.8", "Industry,Iceland,1.9",
        "Industry,Portugal,25.7", "Industry,Portugal,3.4", "Industry,Spain,8.4",
    ];

    private readonly LabFolder _folder = new();

    [Fact]
    public async Task The_first_example_of_GaussSuppression_comes_out_with_its_four_cells_hidden()
    {
        _folder.Write("spec.json", SmallCounts).Write("data.csv", "age,geo\n" + Rows(5, "young,Spain") + Rows(2, "young,Iceland")
            + Rows(6, "old,Spain") + Rows(3, "old,Iceland") + Rows(4, "old,Portugal"));
        Assert.Equal(0, (await _folder.Protect()).Code);
        Assert.Equal(
            [
                "age,geo,measure,value,contributors,status,confidentiality,lowerProtection,upperProtection,attackerLower,attackerUpper",
                "old,Iceland,freq,3,3,secondary,C,,,3,5", "old,Portugal,freq,4,4,secondary,C,,,2,4", "old,Spain,freq,6,6,safe,F,,,,",
                "old,_T,freq,13,13,safe,F,,,,",
                "young,Iceland,freq,2,2,secondary,C,,,0,2", "young,Portugal,freq,0,0,primary:zero,C,0,1,0,2",
                "young,Spain,freq,5,5,safe,F,,,,",
                "young,_T,freq,7,7,safe,F,,,,", "_T,Iceland,freq,5,5,safe,F,,,,", "_T,Portugal,freq,4,4,safe,F,,,,",
                "_T,Spain,freq,11,11,safe,F,,,,",
                "_T,_T,freq,20,20,safe,F,,,,",
            ],
            _folder.Lines("out/cells-t.csv"));
        Assert.Equal(
            ["t,old,Iceland,freq,,Q,C", "t,old,Portugal,freq,,Q,C", "t,old,Spain,freq,6,A,F"], _folder.Lines("out/published.csv")[1..4]);
    }

    [Fact]
    public async Task The_dominated_cells_of_magnitude1_are_primary()
    {
        _folder.Write("spec.json", Magnitude).Write("data.csv", "sector,geo,value\n" + string.Join('\n', s_magnitude));
        Assert.Equal(0, (await _folder.Protect()).Code);
        var cells = _folder.Lines("out/cells-sales.csv").Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(
            ["Entertainment Iceland", "Governmental Portugal", "Industry Portugal", "Industry Spain"],
            cells.Where(c => c[5] == "primary:dominance").Select(c => $"{c[0]} {c[1]}"));
        // 100/80 of the largest minus the total (SDC Handbook 4.2): 27 − 23.6, 32.125 − 29.1 and a quarter of what one alone has.
        Assert.Equal(["4.2", "3.4", "3.1", "2.1"], cells.Where(c => c[5] == "primary:dominance").Select(c => c[7]));
        Assert.Equal("462.3", cells[^1][3]);
        Assert.DoesNotContain(cells, c => c[5] == "safe" && c[6] != "F");
    }

    [Fact]
    public async Task A_small_cell_in_which_nobody_has_the_amount_does_not_fail_the_audit()
    {
        // b is small and has no amounts: that is known beforehand, its zero is no disclosure, and it is not shown either.
        _folder.Write("spec.json",
            """
            {"variables":[{"name":"k","sensitive":false}],"amounts":[{"name":"x"}],
             "tables":[{"name":"t","dimensions":[{"variable":"k"}],"measures":[{"name":"n","kind":"countSubjects"},
              {"name":"x","kind":"sum","amount":"x"},{"name":"m","kind":"mean","amount":"x"}]}],"policy":{"minimumFrequency":3,"pPercent":null}}
            """).Write("data.csv", "k,x\n" + Rows(9, "a,5") + Rows(2, "b,") + Rows(8, "c,7") + Rows(6, "d,4"));
        Assert.Equal(0, (await _folder.Protect()).Code);
        Assert.All(
            _folder.Lines("out/published.csv").Where(line => line.StartsWith("t,b,", StringComparison.Ordinal)),
            line => Assert.Contains(",,Q,", line, StringComparison.Ordinal));
        Assert.Equal(0, (await _folder.Audit("--structure", "out/structure.json")).Code);
    }

    [Fact]
    public async Task Impossible_combinations_and_wishes_come_from_the_specification()
    {
        _folder.Write("spec.json",
            """
            {"variables":[{"name":"age"},{"name":"geo"}],"structuralZeros":[{"age":"young","geo":"Portugal"},{"age":"unborn"}],
             "tables":[{"name":"t","dimensions":[{"variable":"age"},{"variable":"geo"}],"measures":[{"name":"freq","kind":"countSubjects"}]}],
             "policy":{"minimumFrequency":2,"groupDisclosurePercent":null},"suppression":{"cost":"equal","hidden":[{"table":"t","codes":{"age":"old","geo":"Spain"}}]}}
            """).Write("data.csv", "age,geo\n" + Rows(5, "young,Spain") + Rows(2, "young,Iceland") + Rows(6, "old,Spain") + Rows(3, "old,Iceland") + Rows(4, "old,Portugal"));
        Assert.Equal(0, (await _folder.Protect()).Code);
        var cells = _folder.Lines("out/cells-t.csv");
        Assert.Contains(cells, line => line.StartsWith("old,Spain,freq,6,6,hidden,C,,,", StringComparison.Ordinal));
        Assert.Contains("young,Portugal,freq,0,0,safe,F,,,,", cells);
        _folder.Write("spec.json", _folder.Text("spec.json").Replace("\"table\":\"t\"", "\"table\":\"u\"", StringComparison.Ordinal));
        Assert.Contains("/suppression/hidden/0/table", (await _folder.Protect()).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_of_rows_changes_no_byte()
    {
        var first = await Written(s_magnitude);
        Assert.Equal(first, await Written([.. s_magnitude.Reverse()]));
        Assert.Equal(first, await Written([.. s_magnitude[7..], .. s_magnitude[..7]]));
        Assert.Equal(first, await Written([.. s_magnitude.OrderBy(row => row[^2..], StringComparer.Ordinal)]));
    }

    [Fact]
    public async Task Bad_input_gets_every_fault_with_row_and_column_and_never_a_value()
    {
        _folder.Write("spec.json", Magnitude).Write("data.csv", "sector,geo,value\nA,B,12.345\nA,B,secret\nA,B\n_A,B,1\n");
        var (code, _, error) = await _folder.Protect();
        Assert.Equal(2, code);
        foreach (
            var expected in (string[])["/1/value", "[decimals]", "/2/value", "[type]", "/3:", "[number-of-values]", "/4/sector", "[category]"])
            Assert.Contains(expected, error, StringComparison.Ordinal);
        foreach (var value in (string[])["12.345", "secret", "_A"]) Assert.DoesNotContain(value, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.PathOf("out")));
    }

    [Theory]
    [InlineData("{}", "[missing-property]")]
    [InlineData("""{"tables":[{"name":"a/b","dimensions":[],"measures":[]}]}""", "/tables/0/name")]
    [InlineData("""{"tables":[{"name":"t","dimensions":[{"variable":"x"}],"measures":[{"name":"n","kind":"sum","amount":"y"}]}]}""", "/tables/0/measures/0/amount")]
    [InlineData("""{"tables":[],"policy":{"minimumFrequency":0}}""", "/policy/minimumFrequency")]
    [InlineData("""{"tables":[],"contributor":"id","weight":"id"}""", "[columns]")]
    [InlineData("""{"variables":[{"name":"status"}],"tables":[]}""", "/variables/0/name")]
    public async Task A_bad_specification_is_refused(string spec, string expected)
    {
        _folder.Write("spec.json", spec).Write("data.csv", "a\n1\n");
        var (code, _, error) = await _folder.Protect();
        Assert.Equal(2, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_files_columns_and_rows_are_bad_input()
    {
        _folder.Write("spec.json", Magnitude);
        Assert.Equal(2, (await _folder.Protect()).Code);
        foreach (var data in (string[])["", "sector,geo\nA,B\n", "sector,geo,value\n", "sector,geo,value,value\nA,B,1,1\n"])
            Assert.Equal(2, (await _folder.Write("data.csv", data).Protect()).Code);
    }

    [Fact]
    public async Task The_report_says_what_was_judged()
    {
        _folder.Write("spec.json", Magnitude).Write("data.csv", "sector,geo,value\n" + string.Join('\n', s_magnitude));
        await _folder.Protect();
        using var report = JsonDocument.Parse(
            await File.ReadAllBytesAsync(_folder.PathOf("out/report.json"), TestContext.Current.CancellationToken));
        Assert.Equal("safe", report.RootElement.GetProperty("audit").GetProperty("kind").GetString());
        Assert.Equal(20, report.RootElement.GetProperty("risk").GetProperty("subjects").GetInt32());
        Assert.Equal(0, report.RootElement.GetProperty("assumed").GetArrayLength());
    }

    public void Dispose() => _folder.Dispose();

    private static string Rows(int count, string row) => string.Concat(Enumerable.Repeat(row + "\n", count));

    private async Task<string> Written(string[] rows)
    {
        _folder.Write("spec.json", Magnitude).Write("data.csv", "sector,geo,value\n" + string.Join('\n', rows));
        Assert.Equal(0, (await _folder.Protect()).Code);
        return string.Join(
            '\f',
            Directory.GetFiles(_folder.PathOf("out")).Order(StringComparer.Ordinal).Select(f => Path.GetFileName(f) + File.ReadAllText(f)));
    }
}
