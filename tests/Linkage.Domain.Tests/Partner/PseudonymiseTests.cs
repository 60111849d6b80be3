using System.Text;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public class PseudonymiseTests
{
    /// <summary>Bytes 7, 8, …, 38.</summary>
    private const string Key = "linkage-key-v1:BwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSY";

    /// <summary>The first rows of the Febrl generator's dataset 4a, padding included.</summary>
    private const string Febrl = """
        rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id
        rec-1070-org, michaela, neumann, 8, stanley street, miami, winston hills, 4223, nsw, 19151111, 5304218
        rec-1016-org, courtney, painter, 12, pinkerton circuit, bega flats, richlands, 4560, vic, 19161214, 4066625
        rec-1985-org, , lund, 109, caley crescent, allandale aged care facility, mill park, 4053, nsw, 19180902, 7074690

        """;

    /// <summary>
    /// Made with Python's hmac module: hmac.new(bytes(range(7, 39)), b"person\x1fdigits-1\x1f" + soc_sec_id, "sha256").hexdigest().
    /// </summary>
    private const string Expected = """
        rec_id,state,date_of_birth,person
        rec-1070-org,nsw,19151111,3f6935e5d5c6da495bb90081d18d7eb75851ba5049b9dea425422e15ac8cd1cc
        rec-1016-org,vic,19161214,eb4e8ebb117acaca0325dff91462d204ed154fccacfe4eca9870d03ece717b73
        rec-1985-org,nsw,19180902,fa6f4b2358ff2c8c8baa64b8df6c13d0f1d99269462bcfaac338c8f538711b24

        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Identifiers_become_the_HMAC_that_another_implementation_computes()
    {
        using var line = new CommandLine();
        Assert.Equal(
            ExitCode.Done,
            await RunAsync(line, Febrl, "--column", "soc_sec_id:person:digits=person", "--keep", "rec_id,state,date_of_birth"));
        Assert.Equal(Expected.ReplaceLineEndings("\n"), await File.ReadAllTextAsync(line.PathOf("out.csv"), Cancel));
        Assert.DoesNotContain("5304218", line.Output + line.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFFid,a\r\n12,x\r\n", "id,a\n", "x")]
    [InlineData("id , a\n 12 ,  x \n", "id,a\n", "x")]
    [InlineData("id,a\n12,\"two\nlines, \"\"quoted\"\"\"\n", "id,a\n", "\"two\nlines, \"\"quoted\"\"\"")]
    [InlineData("id,a\n12,x", "id,a\n", "x")]
    public async Task The_usual_shapes_of_CSV_give_the_same_pseudonym(string source, string header, string kept)
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.Done, await RunAsync(line, source, "--column", "id:person:digits", "--keep", "a"));
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
            [.. Enumerable.Range(7, 32).Select(value => (byte)value)], "person\u001Fdigits-1\u001F12"u8));
        Assert.Equal($"{header}{expected},{kept}\n", await File.ReadAllTextAsync(line.PathOf("out.csv"), Cancel));
    }

    [Fact]
    public async Task Rows_without_an_identifier_are_left_out_and_told_by_row()
    {
        const string source = "id,a\n12,x\n,y\nno digits,z\n13,w\n";
        using var line = new CommandLine();
        Assert.Equal(ExitCode.Done, await RunAsync(line, source, "--column", "id:person:digits", "--keep", "a", "--json"));
        Assert.Equal(4, (int)line.Json["rows"]!);
        Assert.Equal(2, (int)line.Json["written"]!);
        Assert.Equal(2, (int)line.Json["withoutIdentifier"]!);
        Assert.Equal(
            [3, 4], line.Json["unusable"]!.AsArray().SelectMany(rule => rule!["firstRows"]!.AsArray()).Select(row => (int)row!).Order());
        Assert.DoesNotContain("no digits", line.Output + line.Error, StringComparison.Ordinal);

        Assert.Equal(
            ExitCode.Done, await RunAsync(line, source, "--column", "id:person:digits", "--keep", "a", "--without-identifier", "keep"));
        Assert.Contains("\n,y\n,z\n", await File.ReadAllTextAsync(line.PathOf("out.csv"), Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty-file")]
    [InlineData("id,b\n1,2\n", "column-missing")]
    [InlineData("id,a,a\n1,2,3\n", "column-twice")]
    [InlineData("id,a\n1,2,3\n", "field-count")]
    [InlineData("id,a\n1,\"x\n2,y\n", "not-csv")]
    [InlineData("id,a\n1,x\"y\n", "not-csv")]
    [InlineData("id,a\n1,x\0y\n", "nul-byte")]
    [InlineData("id,a\n1,anna@example.org\n", "direct-identifier-email")]
    [InlineData("id,a\nnone,x\n", "no-identifier")]
    [InlineData("PK\u0003\u0004zip", "column-missing")]
    public async Task A_file_that_breaks_a_rule_is_refused_by_name_and_nothing_is_written(string source, string rule)
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.BadInput, await RunAsync(line, source, "--column", "id:person:digits", "--keep", "a"));
        Assert.Contains($"[{rule}]", line.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("example.org", line.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(line.PathOf("out.csv")));
        Assert.False(File.Exists(line.PathOf("out.csv.part")));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused_by_row()
    {
        using var line = new CommandLine();
        Assert.Equal(
            ExitCode.BadInput, await RunAsync(line, [.. "id,a\n1,caf"u8, 0xE9, (byte)'\n'], "--column", "id:person:digits", "--keep", "a"));
        Assert.Contains("row 2", line.Error, StringComparison.Ordinal);
        Assert.Contains("[not-utf-8]", line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_columns_is_said_at_once()
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.BadInput, await RunAsync(line, Febrl, "--column", "ssn:person:digits", "--drop", "rec_id,nowhere"));
        foreach (var named in (string[])["ssn", "nowhere", "given_name", "surname", "soc_sec_id"])
        {
            Assert.Contains($"  {named}: ", line.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("id:robot")]
    [InlineData("id:person:nonsense")]
    [InlineData("id:person:digits:more")]
    [InlineData("id=")]
    [InlineData("=x")]
    public async Task A_column_rule_that_cannot_be_read_is_refused(string rule)
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.BadInput, await RunAsync(line, "id,a\n1,x\n", "--column", rule, "--keep", "a"));
    }

    [Fact]
    public async Task A_key_is_made_once_for_its_owner_and_never_shown()
    {
        using var line = new CommandLine();
        var file = line.PathOf("linkage.key");
        Assert.Equal(ExitCode.Done, await line.RunAsync("keys", "create", "--out", file));
        var text = (await File.ReadAllTextAsync(file, Cancel)).Trim();
        Assert.DoesNotContain(text, line.Output + line.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        Assert.Equal(ExitCode.BadInput, await line.RunAsync("keys", "create", "--out", file));
        Assert.Equal(text, (await File.ReadAllTextAsync(file, Cancel)).Trim());
        Assert.Equal(ExitCode.Done, await line.RunAsync("keys", "fingerprint", "--key", file));
        Assert.Matches("^[0-9a-f]{16}\\n$", line.Output.ReplaceLineEndings("\n"));
    }

    private static Task<ExitCode> RunAsync(CommandLine line, string source, params string[] words) =>
        RunAsync(line, Encoding.UTF8.GetBytes(source), words);

    private static async Task<ExitCode> RunAsync(CommandLine line, byte[] source, params string[] words)
    {
        line.Environment["LINKAGE_KEY"] = Key;
        await File.WriteAllBytesAsync(line.PathOf("in.csv"), source, Cancel);
        return await line.RunAsync(["pseudonymise", "--in", line.PathOf("in.csv"), "--out", line.PathOf("out.csv"), .. words]);
    }
}
