using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Tests.Schemas;

public sealed class FieldReaderTests
{
    [Theory]
    [InlineData("12", 12, null)]
    [InlineData("-0012", -12, null)]
    [InlineData("+7", 7, null)]
    [InlineData("", 0, null)]
    [InlineData("1000000000000000", 1_000_000_000_000_000, null)]
    [InlineData("1000000000000001", 0, "range")]
    [InlineData("99999999999999999999999999", 0, "range")]
    [InlineData("12.0", 0, "type")]
    [InlineData("1e3", 0, "type")]
    [InlineData("1,000", 0, "type")]
    [InlineData(" 1", 0, "type")]
    [InlineData("-", 0, "type")]
    [InlineData("--1", 0, "type")]
    [InlineData("١٢", 0, "type")]
    [InlineData("1\0", 0, "type")]
    public void Integers(string text, long value, string? rule) => Reads(Make(FieldType.Integer), text, value, rule);

    [Theory]
    [InlineData("1", 100, null)]
    [InlineData("-1.5", -150, null)]
    [InlineData("-0.01", -1, null)]
    [InlineData("1.234", 0, "decimals")]
    [InlineData("1.", 0, "type")]
    [InlineData(".5", 0, "type")]
    [InlineData("1.2.3", 0, "type")]
    [InlineData("10000000000000.01", 0, "range")]
    [InlineData("NaN", 0, "type")]
    public void Numbers(string text, long value, string? rule) => Reads(Make(FieldType.Number), text, value, rule);

    [Theory]
    [InlineData(null, "2023-04-01", 20230401, null)]
    [InlineData(null, "2023-02-29", 0, "type")]
    [InlineData(null, "2023-4-1", 0, "type")]
    [InlineData(null, "2023-04-01\0", 0, "type")]
    [InlineData("%Y%m%d", "19151111", 19151111, null)]
    [InlineData("%Y%m%d", "1915111", 0, "type")]
    [InlineData("%d-%m-%Y", "31-12-1999", 19991231, null)]
    [InlineData("%d/%m/%Y", "31-12-1999", 0, "type")]
    public void Dates(string? format, string text, long value, string? rule) =>
        Reads(Make(FieldType.Date) with { Format = format }, text, value, rule);

    [Theory]
    [InlineData(FieldType.Year, "2023", 2023, null)]
    [InlineData(FieldType.Year, "0000", 0, "type")]
    [InlineData(FieldType.Year, "202\0", 0, "type")]
    [InlineData(FieldType.Year, "23", 0, "type")]
    [InlineData(FieldType.Yearmonth, "2023-12", 202312, null)]
    [InlineData(FieldType.Yearmonth, "2023-13", 0, "type")]
    [InlineData(FieldType.Yearmonth, "202312", 0, "type")]
    [InlineData(FieldType.Boolean, "TRUE", 1, null)]
    [InlineData(FieldType.Boolean, "0", 0, null)]
    [InlineData(FieldType.Boolean, "yes", 0, "type")]
    public void Other_types(FieldType type, string text, long value, string? rule) => Reads(Make(type), text, value, rule);

    [Fact]
    public void Constraints_of_numbers()
    {
        var constraints = new Constraints { Minimum = new("0.5", false), Maximum = new("2", false), Required = true };
        var bounded = Make(FieldType.Number) with { Constraints = constraints };
        Reads(bounded, "0.5", 50, null);
        Reads(bounded, "0.49", 0, "minimum");
        Reads(bounded, "2.01", 0, "maximum");
        Reads(bounded, "", 0, "required");
        Reads(Make(FieldType.Integer) with { Constraints = new() { Enum = [new("3", false)] } }, "4", 0, "enum");
        Reads(Make(FieldType.Integer) with { Categories = [new(new("3", false))] }, "03", 3, null);
        Reads(Make(FieldType.Integer) with { Categories = [new(new("3", false))] }, "4", 0, "category");
    }

    [Theory]
    [InlineData("a", "min-length")]
    [InlineData("abcdef", "max-length")]
    [InlineData("\U0001F600\U0001F600\U0001F600\U0001F600", "pattern")]
    [InlineData("abcd", null)]
    [InlineData("xabc", "pattern")]
    [InlineData("abc\n", "control-character")]
    [InlineData("ab\0", "control-character")]
    public void Constraints_of_text(string text, string? rule) => Reads(
        Make(FieldType.String) with { Constraints = new() { MinLength = 2, MaxLength = 4, Pattern = "[a-d]+|z" } }, text, 0, rule);

    [Fact]
    public void Roles_have_rules_of_their_own()
    {
        var pseudonym = Make(FieldType.String, FieldRole.Pseudonym);
        Reads(pseudonym, new string('a', 64), 0, null);
        Reads(pseudonym, new string('A', 64), 0, "pseudonym");
        Reads(pseudonym, new string('a', 63), 0, "pseudonym");
        Reads(pseudonym, "", 0, "required");
        Reads(Make(FieldType.String, FieldRole.Encoding), "AAAA", 0, null);
        Reads(Make(FieldType.String, FieldRole.Encoding), "AAA", 0, "encoding");
        Reads(Make(FieldType.String, FieldRole.Period), "2023KW03", 0, null);
        Reads(Make(FieldType.String, FieldRole.Period), "2023KW05", 0, "period");
        Reads(Make(FieldType.String, FieldRole.Group), "_T", 0, "category");
        Reads(Make(FieldType.String, FieldRole.Group), "ends with a space ", 0, "category");
        Reads(Make(FieldType.String, FieldRole.Group), "new south wales", 0, null);
    }

    [Fact]
    public void Categories_and_codes_read_as_their_index()
    {
        var field = Make(FieldType.String, FieldRole.Group);
        Reads(field with { Categories = [new(new("x", true)), new(new("y", true), "why")] }, "y", 1, null);
        Reads(field with { Categories = [new(new("x", true))] }, "X", 0, "category");
        var codes = new CodeIndex(new()
        {
            Version = "1", Levels = ["area", "town"],
            Codes =
                [new() { Text = "T", Level = "town" }, new() { Text = "B", Level = "area", Parent = "T" }, new() { Text = "A", Level = "area", Parent = "T" }],
        });
        Assert.Equal(FieldReading.Of(1), FieldReader.Compile(field with { CodeList = "c" }, [""], codes).Read("B"));
        Assert.Equal("code-list", FieldReader.Compile(field with { CodeList = "c" }, [""], codes).Read("T").Rule);
    }

    [Fact]
    public void A_pattern_cannot_make_a_reader_slow()
    {
        Assert.False(WholePattern.IsValid("(a)\\1"));
        Assert.False(WholePattern.IsValid("(?=a)b"));
        Assert.False(WholePattern.IsValid("a)|(b"));
        Assert.False(WholePattern.IsValid("["));
        Reads(Make(FieldType.String) with { Constraints = new() { Pattern = "(a+)+b" } }, new string('a', 900), 0, "pattern");
    }

    [Fact]
    public void Decimal_text_is_read_exactly() =>
        Prop.ForAll(
                (from units in Gen.Choose(int.MinValue, int.MaxValue) from scale in Gen.Choose(0, 6) select (units, scale)).ToArbitrary(),
                c =>
                {
                    // System.Decimal is exact here: ten digits, at most six of them decimals.
                    var power = Enumerable.Repeat(10m, c.scale).Aggregate(1m, (all, ten) => all * ten);
                    var text = (c.units / power).ToString($"F{c.scale}", CultureInfo.InvariantCulture);
                    Reads(Make(FieldType.Number) with { Decimals = c.scale }, text, c.units, null);
                })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Reading_numbers_allocates_nothing()
    {
        var reader = FieldReader.Compile(Make(FieldType.Number) with { Constraints = new() { Minimum = new("0", false) } }, [""], null);
        reader.Read("12.34");
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) reader.Read("12.34");

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Field Make(FieldType type, FieldRole role = FieldRole.Filter) => new() { Name = "f", Type = type, Role = role };

    private static void Reads(Field field, string text, long value, string? rule)
    {
        var reading = FieldReader.Compile(field, [""], null).Read(text);
        Assert.Equal((rule, value), (reading.Rule, reading.Number));
        Assert.Equal(text.Length == 0 && rule is null, reading.IsMissing);
    }
}
