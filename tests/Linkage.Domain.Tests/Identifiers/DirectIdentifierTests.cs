using System.Globalization;
using Linkage.Domain.Chance;
using Linkage.Domain.Identifiers;

namespace Linkage.Domain.Tests.Identifiers;

public sealed class DirectIdentifierTests
{
    [Theory]
    [InlineData("bsn")]
    [InlineData("BSN")]
    [InlineData("BSN_partner")]
    [InlineData("partnerBsn")]
    [InlineData("Burger Service Nummer")]
    [InlineData("burgerservicenummer")]
    [InlineData("naam")]
    [InlineData("Voornaam")]
    [InlineData("achternaam_kind")]
    [InlineData("geboortenaam")]
    [InlineData("adres")]
    [InlineData("straat")]
    [InlineData("straatnaam")]
    [InlineData("e-mail")]
    [InlineData("E-mailadres")]
    [InlineData("client_email")]
    [InlineData("telefoon")]
    [InlineData("telefoon-nummer")]
    [InlineData("IBAN")]
    [InlineData("rekeningnummer")]
    [InlineData("name")]
    [InlineData("surname")]
    [InlineData("last name")]
    [InlineData("given_name")]
    [InlineData("address_1")]
    [InlineData("street_number")]
    [InlineData("soc_sec_id")]
    [InlineData("ssn")]
    [InlineData("a-nummer")]
    public void A_name_that_identifies_is_recognised(string column) =>
        Assert.Equal(DirectIdentifiers.NameRule, DirectIdentifiers.RuleForName(column));

    [Theory]
    [InlineData("gemeentenaam")]
    [InlineData("naam_buurt")]
    [InlineData("buurtNaam")]
    [InlineData("area_name")]
    [InlineData("state")]
    [InlineData("suburb")]
    [InlineData("postcode")]
    [InlineData("date_of_birth")]
    [InlineData("inkomen")]
    [InlineData("energielabel")]
    [InlineData("adressen_per_hectare")]
    [InlineData("pseudonym")]
    [InlineData("absent")]
    [InlineData("")]
    public void An_ordinary_name_is_not(string column) => Assert.Null(DirectIdentifiers.RuleForName(column));

    [Fact]
    public void A_column_of_BSNs_is_recognised_among_other_values()
    {
        var bsns = Numbers(100_000_000, 1_000).Where(text => ElevenTest.Passes(text)).ToList();
        Assert.InRange(bsns.Count, 80, 100);
        Assert.Equal([ColumnWatch.BsnRule], Rules(bsns));
        Assert.Equal([ColumnWatch.BsnRule], Rules([.. Enumerable.Repeat("onbekend", 500), .. bsns.Take(20)]));
        Assert.Empty(Rules(bsns.Take(19)));
    }

    [Fact]
    public void Ordinary_nine_digit_numbers_are_not_taken_for_BSNs()
    {
        var chance = new Seeded("nine digits");
        for (var column = 0; column < 200; column++)
            Assert.Empty(Rules(Enumerable.Range(0, 30).SelectMany(_ => Numbers(100_000_000 + chance.Below(900_000_000), 1))));
        Assert.Empty(Rules(Numbers(500_000_000, 5_000)));
        Assert.Empty(Rules(Enumerable.Repeat("123456782", 1_000)));
    }

    [Fact]
    public void Addresses_accounts_and_telephone_numbers_are_recognised()
    {
        Assert.Equal([ColumnWatch.EmailRule], Rules(["x", "y", "mees@example.nl"]));
        Assert.Equal([ColumnWatch.IbanRule], Rules(["NL91 ABNA 0417 1643 00"]));
        Assert.Equal([ColumnWatch.PhoneRule], Rules(Enumerable.Range(10_000_000, 20).Select(i => $"06-{i}")));
        Assert.Equal([ColumnWatch.PhoneRule], Rules(Enumerable.Range(10_000_000, 20).Select(i => $"+31 (6) {i}")));
    }

    [Fact]
    public void Codes_that_look_a_little_like_them_are_not()
    {
        Assert.Empty(Rules(["@", "a@b", "x @ 3,50", "info@", "@example.nl"]));
        Assert.Empty(Rules(Enumerable.Range(0, 500).Select(i => $"NL{i % 100:D2}ABNA{i:D10}")));
        Assert.Empty(Rules(Enumerable.Range(0, 500).Select(i => $"GM{i:D4} WK{i:D6} BU{i:D8}")));
        Assert.Empty(Rules(Enumerable.Range(0, 500).Select(i => $"05990{i:D11}")));
        Assert.Empty(Rules(["", "  "]));
    }

    private static IEnumerable<string> Numbers(int from, int count) =>
        Enumerable.Range(from, count).Select(i => i.ToString(CultureInfo.InvariantCulture));

    private static List<string> Rules(IEnumerable<string> values)
    {
        var watch = new ColumnWatch();
        foreach (var value in values) watch.Look(value);
        return [.. watch.Rules];
    }
}
