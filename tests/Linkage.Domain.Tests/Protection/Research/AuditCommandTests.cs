namespace Linkage.Domain.Tests.Protection.Research;

/// <summary>Judging published tables that somebody else protected, with and without what an attacker knows besides.</summary>
public sealed class AuditCommandTests : IDisposable
{
    private const string Spec =
        """
        {"variables":[{"name":"area","hierarchy":[{"code":"P"},{"code":"Q"},{"code":"p1","parent":"P"},{"code":"p2","parent":"P"},
            {"code":"q1","parent":"Q"},{"code":"q2","parent":"Q"}],"levels":["town","province"]}],
         "tables":[{"name":"t","dimensions":[{"variable":"area"}],"measures":[{"name":"n","kind":"countSubjects"}]}],
         "policy":{"minimumFrequency":10}}
        """;

    private const string Header = "table,area,measure,value,status,confidentiality\n";

    private const string Hidden = "t,p1,n,,Q,A\nt,p2,n,,Q,D\nt,q1,n,30,A,F\nt,q2,n,40,A,F\nt,P,n,25,A,F\nt,Q,n,70,A,F\nt,_T,n,95,A,F\n";

    private readonly LabFolder _folder = new();

    public AuditCommandTests()
    {
        _folder.Write("spec.json", Spec);
        Directory.CreateDirectory(_folder.PathOf("out"));
    }

    [Fact]
    public async Task What_is_well_protected_is_safe_whatever_the_order_of_rows()
    {
        Assert.Equal(0, (await Judge(Hidden)).Code);
        Assert.Equal(0, (await Judge(string.Join('\n', Hidden.Split('\n', StringSplitOptions.RemoveEmptyEntries).Reverse()))).Code);
    }

    [Fact]
    public async Task A_subtotal_with_one_suppressed_child_is_unsafe_and_the_derivation_is_told()
    {
        var (code, output, _) = await Judge(Hidden.Replace("t,p2,n,,Q,D", "t,p2,n,20,A,F", StringComparison.Ordinal));
        Assert.Equal(3, code);
        Assert.Contains("t[p1]", output, StringComparison.Ordinal);
        Assert.Contains("Unsafe", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_small_count_in_the_open_is_unsafe() =>
        Assert.Equal(
            3,
            (await Judge("t,p1,n,5,A,F\nt,p2,n,20,A,F\nt,q1,n,30,A,F\nt,q2,n,40,A,F\nt,P,n,25,A,F\nt,Q,n,70,A,F\nt,_T,n,95,A,F\n")).Code);

    [Fact]
    public async Task Values_that_contradict_each_other_cannot_be_judged_and_so_are_not_safe()
    {
        var (code, output, _) = await Judge(Hidden.Replace("t,_T,n,95", "t,_T,n,96", StringComparison.Ordinal));
        Assert.Equal(3, code);
        Assert.Contains("cannot be judged", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t,p1,n,,Q,A", "t,p1,n,3,Q,A", "/1/value", "[not-empty]")]
    [InlineData("t,p1,n,,Q,A", "t,p1,n,,Q,F", "/1/confidentiality", "[enum]")]
    [InlineData("t,q1,n,30,A,F", "t,q1,n,30.5,A,F", "/3/value", "[decimals]")]
    [InlineData("t,q1,n,30,A,F", "t,q9,n,30,A,F", "/3/area", "[no-cell]")]
    [InlineData("t,q1,n,30,A,F\n", "", "t[q1]", "[missing-cell]")]
    [InlineData("t,q1,n,30,A,F", "t,p1,n,30,A,F", "/3/measure", "[duplicate]")]
    [InlineData("t,q1,n,30,A,F", "u,q1,n,30,A,F", "/3/table", "[enum]")]
    [InlineData("t,q1,n,30,A,F", "t,q1", "/3", "[number-of-values]")]
    public async Task A_sheet_that_breaks_a_rule_is_bad_input(string right, string wrong, string pointer, string rule)
    {
        var (code, _, error) = await Judge(Hidden.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(2, code);
        Assert.Contains(pointer, error, StringComparison.Ordinal);
        Assert.Contains(rule, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_assumptions_are_said_and_a_structure_takes_their_place()
    {
        _folder.Write("data.csv", "area\n" + Towns(("p1", 5), ("p2", 20), ("q1", 30), ("q2", 40)));
        Assert.Equal(0, (await _folder.Protect()).Code);
        var alone = await _folder.Audit();
        Assert.Equal(0, alone.Code);
        Assert.Contains("Assumed: ", alone.Output, StringComparison.Ordinal);
        Assert.Contains("Not checked: sums of cells that speak of few", alone.Output, StringComparison.Ordinal);
        var asked = await _folder.Audit("--microdata", "data.csv");
        Assert.Equal(0, asked.Code);
        Assert.Contains("No sum of published cells speaks of fewer contributors", asked.Output, StringComparison.Ordinal);
        var informed = await _folder.Audit("--structure", "out/structure.json");
        Assert.Equal(0, informed.Code);
        Assert.DoesNotContain("Assumed: ", informed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_structure_shows_what_a_person_alone_in_a_suppressed_cell_subtracts()
    {
        _folder.Write("data.csv", "area\n" + Towns(("p1", 1), ("p2", 9), ("q1", 30), ("q2", 40)));
        Assert.Equal(0, (await _folder.Protect()).Code);
        const string rows = "t,p1,n,,Q,A\nt,p2,n,,Q,A\nt,q1,n,30,A,F\nt,q2,n,40,A,F\nt,P,n,10,A,F\nt,Q,n,70,A,F\nt,_T,n,80,A,F\n";
        Assert.Equal(0, (await Judge(rows)).Code);
        var (code, output, _) = await _folder.Audit("--structure", "out/structure.json");
        Assert.Equal(3, code);
        Assert.Contains("t[p2]", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"spec":null}""")]
    public async Task A_structure_that_is_none_is_bad_input(string structure)
    {
        _folder.Write("out/published.csv", Header + Hidden).Write("structure.json", structure);
        Assert.Equal(2, (await _folder.Audit("--structure", "structure.json")).Code);
    }

    [Theory]
    [InlineData("\"units\":[[0]", "\"units\":[[9]")]
    [InlineData("\"units\":[[0]", "\"units\":[[0,0]")]
    [InlineData("\"units\":[[0]", "\"units\":[null")]
    [InlineData("\"rows\":[0", "\"rows\":[-1")]
    [InlineData("\"kind\":\"subjects\",\"amount\":-1", "\"kind\":\"sum\",\"amount\":0")]
    [InlineData("\"levels\":[", "\"levels\":[null,")]
    [InlineData("\"tables\":[", "\"tables\":[null,")]
    [InlineData("\"parent\":\"Q\"", "\"parent\":\"P\"")]
    public async Task A_structure_that_contradicts_itself_is_bad_input(string right, string wrong)
    {
        _folder.Write("data.csv", "area\n" + Towns(("p1", 1), ("p2", 9), ("q1", 30), ("q2", 40)));
        Assert.Equal(0, (await _folder.Protect()).Code);
        var structure = await File.ReadAllTextAsync(_folder.PathOf("out/structure.json"), TestContext.Current.CancellationToken);
        Assert.Contains(right, structure, StringComparison.Ordinal);
        _folder.Write("broken.json", structure.Replace(right, wrong, StringComparison.Ordinal));
        Assert.Equal(2, (await _folder.Audit("--structure", "broken.json")).Code);
    }

    /// <summary>Neither town is known, and 100 − 53 − 40 says that both together are seven.</summary>
    [Fact]
    public async Task Microdata_show_that_a_sum_of_cells_speaks_of_few()
    {
        _folder.Write("spec.json",
            """
            {"variables":[{"name":"area","sensitive":false}],
             "tables":[{"name":"t","dimensions":[{"variable":"area"}],"measures":[{"name":"n","kind":"countSubjects"}]}],
             "policy":{"minimumFrequency":10}}
            """).Write("data.csv", "area\n" + Towns(("p1", 3), ("p2", 4), ("q1", 53), ("q2", 40)));
        Assert.Equal(0, (await Judge("t,p1,n,,Q,C\nt,p2,n,,Q,C\nt,q1,n,53,A,F\nt,q2,n,40,A,F\nt,_T,n,100,A,F\n")).Code);
        var (code, output, _) = await _folder.Audit("--microdata", "data.csv");
        Assert.Equal(3, code);
        Assert.Contains("Unsafe: the cells are protected, and a sum of them is not.", output, StringComparison.Ordinal);
        Assert.Contains("t[_T] subjects", output, StringComparison.Ordinal);
        Assert.Contains("fewer subjects than the minimum frequency", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Microdata_of_other_tables_are_refused()
    {
        _folder.Write("data.csv", "area\n" + Towns(("p1", 5), ("p2", 20), ("q1", 31), ("q2", 39)))
            .Write("out/published.csv", Header + Hidden);
        var (code, _, error) = await _folder.Audit("--microdata", "data.csv");
        Assert.Equal(2, code);
        Assert.Contains("[other-microdata]", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_as_csv_need_a_specification()
    {
        _folder.Write("out/published.csv", Header + Hidden);
        Assert.Equal(2, (await _folder.Run("audit", "--in", "out/published.csv")).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static string Towns(params (string Code, int Count)[] towns) =>
        string.Concat(towns.SelectMany(town => Enumerable.Repeat(town.Code + "\n", town.Count)));

    private Task<(int Code, string Output, string Error)> Judge(string rows)
    {
        _folder.Write("out/published.csv", Header + rows);
        return _folder.Audit();
    }
}
