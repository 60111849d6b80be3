using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Canonical;

namespace Linkage.Domain.Tests.Canonical;

/// <summary>Examples of RFC 8785 and the test files of its author (cyberphone/json-canonicalization, testdata).</summary>
public sealed class CanonicalJsonTests
{
    /// <summary>
    /// The example of section 3.2.2 without its number 333333333.33333329, which the RFC rounds and we refuse, and that of 3.2.3.
    /// </summary>
    [Theory]
    [InlineData(
        """{"numbers": [1E30, 4.50, 2e-3, 0.000000000000000000000000001], "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}""",
        """{"literals":[null,true,false],"numbers":[1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData(
        """{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData(
        """{"1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { }}""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}""")]
    [InlineData(
        """{"peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale"}""",
        """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}""")]
    [InlineData("""{"Unnormalized Unicode":"\u1e0d\u0307"}""", "{\"Unnormalized Unicode\":\"\u1e0d\u0307\"}")]
    [InlineData("[ ]", "[]")]
    public void Published_examples(string json, string expected) => Assert.Equal(expected, CanonicalJson.Text(JsonNode.Parse(json)));

    /// <summary>Section 3.2.2 gives its example as bytes too.</summary>
    [Fact]
    public void Bytes_are_UTF8_without_mark() =>
        Assert.Equal(
            "7b22737472696e67223a22e282ac24227d",
            Convert.ToHexStringLower(CanonicalJson.Bytes(JsonNode.Parse("""{"string":"\u20ac$"}"""))));

    /// <summary>Appendix B of RFC 8785, those of its doubles that a reader writes in full.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_as_in_appendix_B(string ieee754, string expected)
    {
        var value = BitConverter.Int64BitsToDouble(Convert.ToInt64(ieee754, 16));
        Assert.Equal(expected, CanonicalJson.Text(JsonValue.Create(value)));
        Assert.Equal(expected, CanonicalJson.Text(JsonNode.Parse(expected)));
    }

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("333333333.33333329")]
    [InlineData("0.1000000000000000000001")]
    [InlineData("1e400")]
    [InlineData("123456789012345.678901")]
    public void A_number_that_would_change_is_refused(string json) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.Text(JsonNode.Parse(json)));

    [Fact]
    public void Decimals_and_integers_of_code_are_written_as_they_are()
    {
        var json = new JsonObject { ["share"] = 12.50m, ["n"] = 9_007_199_254_740_991L, ["minus"] = -0.001m, ["zero"] = 0m };
        Assert.Equal("""{"minus":-0.001,"n":9007199254740991,"share":12.5,"zero":0}""", CanonicalJson.Text(json));
    }

    [Fact]
    public void A_lone_surrogate_has_no_form() => Assert.All(
        ["\ud800", "a\udc00b", "\ud800\ud800"],
        text => Assert.Throws<ArgumentException>(() => CanonicalJson.Text(new JsonObject { ["a"] = text })));

    [Fact]
    public void Every_string_comes_back() => Prop.ForAll<string>(text =>
    {
        var value = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? "")); // Lone surrogates replaced.
        return JsonNode.Parse(CanonicalJson.Bytes(new JsonArray(value)))![0]!.GetValue<string>() == value;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_members_does_not_matter() =>
        Assert.Equal(
            CanonicalJson.Hash(new JsonObject { ["b"] = 1, ["a"] = new JsonObject { ["d"] = 2, ["c"] = 3 } }),
            CanonicalJson.Hash(new JsonObject { ["a"] = new JsonObject { ["c"] = 3, ["d"] = 2 }, ["b"] = 1 }));
}
