using System.Text.Json.Nodes;
using Linkage.Domain.Agreements;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Tests.Agreements;

public sealed class MadeUpRowsTests
{
    private static readonly AgreementDocument Agreement = EnergyAgreement.With(node =>
    {
        var fields = node["datasets"]![0]!["schema"]!["fields"]!.AsArray();
        fields.Add(
            JsonNode.Parse("""{ "name": "since", "type": "date", "role": "filter", "format": "%Y%m%d", "constraints": { "minimum": "20100228" } }"""));
        fields.Add(JsonNode.Parse("""{ "name": "month", "type": "yearmonth", "role": "filter" }"""));
        fields.Add(
            JsonNode.Parse("""{ "name": "solar", "type": "boolean", "role": "group", "trueValues": ["J"], "falseValues": ["N"] }"""));
        fields.Add(JsonNode.Parse("""{ "name": "loss", "type": "number", "role": "measure", "constraints": { "maximum": -0.01 } }"""));
        fields.Add(JsonNode.Parse("""{ "name": "clk", "type": "string", "role": "encoding", "entityType": "person" }"""));
        fields.Add(JsonNode.Parse("""{ "name": "far", "type": "integer", "role": "measure", "constraints": { "minimum": 50000 } }"""));
    });

    [Fact]
    public void Every_row_keeps_the_schema()
    {
        Assert.Empty(AgreementRules.Check(Agreement));
        var codes = new CodeIndex(Agreement.CodeLists["areas"]);
        foreach (var dataset in Agreement.Datasets)
        {
            var readers = dataset.Schema.Fields
                .Select(f => FieldReader.Compile(f, dataset.Schema.MissingValues, f.CodeList is null ? null : codes)).ToList();
            foreach (var row in new MadeUpRows(Agreement, "seed").Of(dataset, 500))
                Assert.All(readers.Zip(row), pair => Assert.Null(pair.First.Read(pair.Second).Rule));
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        var dataset = Agreement.Datasets[0];
        var rows = new MadeUpRows(Agreement, "a").Of(dataset, 50).SelectMany(r => r).ToList();

        Assert.Equal(rows, new MadeUpRows(Agreement, "a").Of(dataset, 50).SelectMany(r => r));
        Assert.NotEqual(rows, new MadeUpRows(Agreement, "b").Of(dataset, 50).SelectMany(r => r));
    }

    [Fact]
    public void Subjects_occur_once_and_most_of_them_in_both_datasets()
    {
        var made = new MadeUpRows(Agreement, "seed");
        var keys = Agreement.Datasets.Select(d => made.Of(d, 1_000).Select(r => r[0]).ToList()).ToList();

        Assert.All(keys, k => Assert.Equal(1_000, k.Distinct().Count()));
        Assert.InRange(keys[0].Intersect(keys[1]).Count(), 900, 1_000);
    }
}
