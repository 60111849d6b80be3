using System.Collections;
using System.Text.Json;
using Linkage.Domain.Tests.Encodings;
using Linkage.Partner.Lab;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Matching;

/// <summary>The laboratory's commands on files of their own, from encoding to links.</summary>
public sealed class LabCommandTests : IDisposable
{
    private const string Schema =
        """
        {"version":3,"clkConfig":{"l":256,"kdf":{"type":"HKDF"}},"features":[{"identifier":"id","ignored":true},
          {"identifier":"name","format":{"type":"string"},"hashing":{"comparison":{"type":"ngram","n":2},"strategy":{"bitsPerToken":8}}}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-lab").FullName;

    [Fact]
    public async Task Encoding_a_file_gives_what_clkhash_gave_for_the_same_rows()
    {
        using var vectors = JsonDocument.Parse(await File.ReadAllBytesAsync(Checkout.TestData("clkhash-vectors.json"), Cancel));
        var vector = vectors.RootElement.GetProperty("cases")[0];
        var names = vector.GetProperty("schema")
            .GetProperty("features")
            .EnumerateArray()
            .Select(f => f.GetProperty("identifier").GetString()!);
        var rows = vector.GetProperty("rows")
            .EnumerateArray()
            .Select(row => row.EnumerateArray().Select(value => $"\"{value.GetString()}\""));
        Write("schema.json", vector.GetProperty("schema").GetRawText());
        Write("data.csv", string.Join(',', names) + "\n" + string.Concat(rows.Select(row => string.Join(',', row) + "\n")));
        await File.WriteAllBytesAsync(PathOf("key"), [.. vector.GetProperty("secret").GetBytesFromBase64(), (byte)'\n'], Cancel);

        Assert.Equal(
            0, (await Run("encode", "--schema", "schema.json", "--secret-file", "key", "--in", "data.csv", "--out", "clks.json")).Code);

        using var clks = JsonDocument.Parse(await File.ReadAllBytesAsync(PathOf("clks.json"), Cancel));
        Assert.Equal(
            vector.GetProperty("clks").EnumerateArray().Select(clk => clk.GetString()),
            clks.RootElement.GetProperty("clks").EnumerateArray().Select(clk => clk.GetString()));
    }

    [Fact]
    public async Task Matching_writes_places_and_scores_with_six_decimals()
    {
        await EncodeNames("a", "Pieter", "Johanna", "Willem");
        await EncodeNames("b", "Wilhelmina", "Johana", "Pieter");
        var match = await Run(
            "match", "--left", "a.json", "--right", "b.json", "--threshold", "0.8", "--out", "pairs.csv", "--report", "report.json");
        Assert.Equal(0, match.Code);
        var pairs = await File.ReadAllLinesAsync(PathOf("pairs.csv"), Cancel);
        Assert.Equal("left,right,score", pairs[0]);
        Assert.Equal("0,2,1.000000", pairs[1]);
        Assert.Matches(@"^1,1,0\.\d{6}$", pairs[2]);
        Assert.Equal(3, pairs.Length);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(PathOf("report.json"), Cancel));
        Assert.Equal(2, report.RootElement.GetProperty("left").GetProperty("matched").GetInt32());
    }

    [Fact]
    public async Task Sampled_blocks_say_what_share_of_pairs_they_are_expected_to_find()
    {
        await EncodeNames("a", "Pieter", "Johanna", "Willem");
        var match = await Run("match", "--left", "a.json", "--right", "a.json", "--threshold", "1", "--lsh", "2,8", "--out", "pairs.csv");
        Assert.Equal(0, match.Code);
        Assert.Contains("with probability 1.000", match.Error, StringComparison.Ordinal);
        Assert.Equal(4, (await File.ReadAllLinesAsync(PathOf("pairs.csv"), Cancel)).Length);
    }

    [Fact]
    public async Task A_header_that_does_not_fit_is_refused_and_nothing_is_written()
    {
        Write("schema.json", Schema);
        Write("key", "k");
        Write("data.csv", "id, name\n1, Jan\n");
        var (code, error) = await Run(
            "encode", "--schema", "schema.json", "--secret-file", "key", "--in", "data.csv", "--out", "clks.json");
        Assert.Equal(2, code);
        Assert.Contains("/0/name", error, StringComparison.Ordinal);
        Assert.False(File.Exists(PathOf("clks.json")));
        Assert.False(File.Exists(PathOf("clks.json.part")));
        var trimmed = await Run(
            "encode", "--schema", "schema.json", "--secret-file", "key", "--in", "data.csv", "--trim", "--out", "clks.json");
        Assert.Equal(0, trimmed.Code);
    }

    [Theory]
    [InlineData("1.5", "/threshold")]
    [InlineData("much", "--threshold takes a number")]
    public async Task A_bad_threshold_is_refused(string threshold, string expected)
    {
        await EncodeNames("a", "Pieter");
        var (code, error) = await Run("match", "--left", "a.json", "--right", "a.json", "--threshold", threshold, "--out", "pairs.csv");
        Assert.NotEqual(0, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trained_model_links_by_probability()
    {
        var people = Enumerable.Range(0, 400).Select(i => $"{i},n{i % 97},t{i % 31},{1950 + (i % 40)}\n").ToArray();
        Write("a.csv", "id,name,town,year\n" + string.Concat(people));
        Write(
            "b.csv",
            "id,name,town,year\n" + string.Concat(people.Take(300).Select((row, i) => i % 10 == 0 ? row.Replace(",t", ",x", StringComparison.Ordinal) : row)));
        Write("spec.json",
            """
            {"fields":[{"column":"name","comparison":"exact"},{"column":"town","comparison":"exact"},{"column":"year","comparison":"exact"}],
             "blocks":[["name"],["town"],["year"]]}
            """);
        Assert.Equal(0, (await Run("train", "--left", "a.csv", "--right", "b.csv", "--spec", "spec.json", "--out", "model.json")).Code);
        var match = await Run(
            "match", "--left", "a.csv", "--right", "b.csv", "--model", "model.json", "--threshold", "0.9", "--out", "pairs.csv");
        Assert.Equal(0, match.Code);
        var links = (await File.ReadAllLinesAsync(PathOf("pairs.csv"), Cancel)).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.True(links.Length >= 270);
        Assert.All(links, link => Assert.Equal(link[0], link[1]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task EncodeNames(string side, params string[] names)
    {
        Write("schema.json", Schema);
        Write("key", "k\n");
        Write($"{side}.csv", "id,name\n" + string.Concat(names.Select((name, i) => $"{i},{name}\n")));
        Assert.Equal(
            0,
            (await Run("encode", "--schema", "schema.json", "--secret-file", "key", "--in", $"{side}.csv", "--out", $"{side}.json")).Code);
    }

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);

    private string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Words that name a file are taken in the test's own folder.</summary>
    private async Task<(int Code, string Error)> Run(string verb, params string[] words)
    {
        using StringWriter output = new(), error = new();
        var around = new Surroundings { Output = output, Error = error, Environment = new Hashtable() };
        string[] args = [verb, .. words.Select(word => IsFile(word) ? PathOf(word) : word)];
        var code = await LabCommand.Create().Parse(args).InvokeAsync(around, Cancel);
        return (code, error.ToString());
    }

    private static bool IsFile(string word) => word == "key" || (word.Contains('.', StringComparison.Ordinal) && !char.IsDigit(word[0]));
}
