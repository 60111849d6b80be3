using System.Text;
using Linkage.Domain.Agreements;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Domain.Schemas;
using Linkage.Domain.Tests.Agreements;

namespace Linkage.Domain.Tests.Json;

public sealed class DocumentsTests
{
    [Fact]
    public void What_is_written_reads_back_to_the_same_bytes()
    {
        var bytes = Documents.Write(EnergyAgreement.Unchanged());

        Assert.Equal(bytes, Documents.Write(Documents.Read<AgreementDocument>(bytes).Value));
    }

    [Fact]
    public void Every_fault_is_named_with_its_pointer()
    {
        var faults = Read<Question>("""
            { "name": 1, "population": { "dataset": "d", "as": null, "subjct": "s" }, "name": "x", "a/b~c": 0, "filters": ["a", false],
              "joins": [ { "dataset": "e", "as": "e", "kind": "Left", "on": {} } ] }
            """).Refusal!.Faults;

        Assert.Equal(
            [
                ("/name", "wrong-type"), ("/population/as", "wrong-type"), ("/population/subjct", "unknown-property"),
                ("/population/subject", "missing-property"), ("/name", "duplicate-property"), ("/a~1b~0c", "unknown-property"),
                ("/filters/1", "wrong-type"), ("/joins/0/kind", "wrong-type"), ("/joins/0/on", "wrong-type"),
                ("/tables", "missing-property"),
            ],
            faults.Select(f => (f.Pointer, f.Rule)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{ \"name\": 01 }")]
    [InlineData("{ \"name\": \"x\", }")]
    [InlineData("// no\n{}")]
    public void What_is_no_JSON_gets_one_fault_with_its_place(string text)
    {
        var refusal = Read<Question>(text).Refusal!;

        Assert.Equal("malformed-json", refusal.Code);
        Assert.Contains("line", Assert.Single(refusal.Faults).Message);
    }

    [Fact]
    public void What_is_no_text_in_JSON_is_refused()
    {
        Assert.Equal("malformed-json", Documents.Read<Question>([(byte)'"', 0xFF, (byte)'"']).Refusal!.Code);
        Assert.Equal("malformed-json", Read<Question>(new string('[', 100)).Refusal!.Code);
        Assert.Contains(Read<Question>("""{ "name": "\ud800" }""").Refusal!.Faults, f => f is { Pointer: "/name", Rule: "wrong-type" });
        Assert.Contains(
            Read<Question>("""{ "name": "\u0000" }""").Refusal!.Faults, f => f is { Pointer: "/name", Rule: "control-character" });
        Assert.Contains(
            Read<Question>($$"""{ "name": "{{new string('x', 5_000)}}" }""").Refusal!.Faults, f => f is { Pointer: "/name", Rule: "too-long" });
        Assert.Equal(RefusalKind.TooLarge, Documents.Read<Question>(new byte[Documents.LargestDocument + 1]).Refusal!.Kind);
    }

    [Theory]
    [InlineData("{\"name\":\"a\",\"type\":\"String\",\"role\":\"group\"}", "/type")]
    [InlineData("{\"name\":\"a\",\"type\":\"string\",\"role\":\"group\",\"decimals\":1.5}", "/decimals")]
    [InlineData("{\"name\":\"a\",\"type\":\"string\",\"role\":\"group\",\"decimals\":\"1\"}", "/decimals")]
    [InlineData("{\"name\":\"a\",\"type\":\"string\",\"role\":\"group\",\"sensitive\":1}", "/sensitive")]
    [InlineData("{\"name\":\"a\",\"type\":\"string\",\"role\":\"group\",\"categories\":[{\"value\":\"x\",\"lable\":\"y\"}]}", "/categories/0")]
    [InlineData("{\"name\":\"a\",\"type\":\"string\",\"role\":\"group\",\"constraints\":{\"minimum\":{}}}", "/constraints/minimum")]
    public void Types_are_not_converted(string json, string pointer) =>
        Assert.Equal((pointer, "wrong-type"), Read<Field>(json).Refusal!.Faults.Select(f => (f.Pointer, f.Rule)).Single());

    [Fact]
    public void Faults_never_carry_values()
    {
        var refusal = Read<Question>("""{ "name": ["SECRET"], "tables": "SECRET", "population": { "period": "SECRET" } }""").Refusal!;

        Assert.DoesNotContain(refusal.Faults, f => (f.Message + f.Pointer + f.Rule).Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public void Numbers_and_labels_survive_as_they_were_written()
    {
        const string Json =
            """{"name":"a","type":"integer","role":"group","constraints":{"required":false,"unique":false,"minimum":1},"categories":[1,{"value":2,"label":"two"}]}""";

        Assert.Equal(Json, Encoding.UTF8.GetString(Documents.Write(Read<Field>(Json).Value)));
    }

    private static Outcome<T> Read<T>(string text)
        where T : class => Documents.Read<T>(Encoding.UTF8.GetBytes(text));
}
