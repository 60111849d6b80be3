using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Identifiers;

namespace Linkage.Domain.Tests.Identifiers;

public sealed class NormalisationTests
{
    private static Domain.Outcomes.Outcome<string> Apply(string name, string value) => Normalisation.Named(name).Value.Apply(value);

    [Theory]
    // 111222333 and 123456782 are the numbers usual in Dutch test sets.
    [InlineData("bsn", "111222333", "111222333")]
    [InlineData("bsn", " 1234.56.782 ", "123456782")]
    [InlineData("bsn", "10000008", "010000008")]
    [InlineData("rsin", "1234560", "001234560")]
    // From the tests of the BRP's published source (MinBZK/operatieBRP, ANummerValidatorTest): digit sums 0 and 5 modulo 11.
    [InlineData("a-nummer", "9361408274", "9361408274")]
    [InlineData("a-nummer", "1724809490", "1724809490")]
    [InlineData("a-nummer", "9376096018", "9376096018")]
    [InlineData("a-nummer", "1320893426", "1320893426")]
    [InlineData("kvk", "17001910", "17001910")]
    [InlineData("vestiging", "0000 1234 5678", "000012345678")]
    [InlineData("bag", "0599010000123456", "0599010000123456")]
    [InlineData("digits", "5304218", "5304218")]
    [InlineData("digits", " 12-34/56 ", "123456")]
    [InlineData("postcode", "1234 ab", "1234AB")]
    [InlineData("postcode", "9999ZZ", "9999ZZ")]
    [InlineData("date", "1978-03-01", "19780301")]
    [InlineData("date", "19780300", "19780300")]
    [InlineData("date", "19780000", "19780000")]
    [InlineData("date", "1-3-1978", "19780301")]
    [InlineData("date", "29/02/2024", "20240229")]
    [InlineData("date", "00.03.1978", "19780300")]
    [InlineData("gender", "v", "V")]
    [InlineData("gender", "Female", "V")]
    [InlineData("gender", "man", "M")]
    [InlineData("gender", "9", "O")]
    [InlineData("text", "  de\t Vries ", "DE VRIES")]
    [InlineData("text", "ﬁets №\u00a01", "FIETS NO 1")]
    [InlineData("name", "Zoë  Brontë-Müller", "ZOE BRONTE MULLER")]
    [InlineData("name", "Ĳsbrand", "IJSBRAND")]
    [InlineData("name", "O'Neill", "ONEILL")]
    [InlineData("name", "Łukasz Straße Ørsted", "LUKASZ STRASSE ORSTED")]
    [InlineData("name", "J.P.", "JP")]
    [InlineData("surname", "van der Berg", "BERG")]
    [InlineData("surname", "van 't Hof", "HOF")]
    [InlineData("surname", "de Vries-van den Brink", "VRIES VAN DEN BRINK")]
    [InlineData("surname", "Jansen", "JANSEN")]
    [InlineData("surname", "de", "DE")]
    [InlineData("name-prefix", "Van  De", "van de")]
    [InlineData("name-prefix", "van 't", "van t")]
    [InlineData("email", " Mees.Bakker@Example.NL ", "mees.bakker@example.nl")]
    [InlineData("phone", "06-12345678", "+31612345678")]
    [InlineData("phone", "+31 (0)6 1234 5678", "+31612345678")]
    [InlineData("phone", "0031612345678", "+31612345678")]
    [InlineData("phone", "+32 2 123 45 67", "+3221234567")]
    // The example of the Dutch and of the British banks in the IBAN registry.
    [InlineData("iban", "NL91 ABNA 0417 1643 00", "NL91ABNA0417164300")]
    [InlineData("iban", "gb29nwbk60161331926819", "GB29NWBK60161331926819")]
    public void Brings_into_one_form(string name, string value, string expected) => Assert.Equal(expected, Apply(name, value).Value);

    [Theory]
    [InlineData("bsn", "111222334")]
    [InlineData("bsn", "000000000")]
    [InlineData("bsn", "1234567")]
    [InlineData("bsn", "1234567820")]
    [InlineData("bsn", "12345678a")]
    [InlineData("bsn", "١٢٣٤٥٦٧٨٢")]
    [InlineData("a-nummer", "1111111111")]
    [InlineData("a-nummer", "123456789")]
    [InlineData("a-nummer", "9376096019")]
    [InlineData("a-nummer", "0320893426")]
    [InlineData("a-nummer", "1233456879")]
    [InlineData("kvk", "1700191")]
    [InlineData("kvk", "00000000")]
    [InlineData("bag", "0599040000123456")]
    [InlineData("bag", "599010000123456")]
    [InlineData("postcode", "0123AB")]
    [InlineData("postcode", "1234SS")]
    [InlineData("postcode", "1234SA")]
    [InlineData("postcode", "1234SD")]
    [InlineData("postcode", "1234ÀB")]
    [InlineData("postcode", "12345A")]
    [InlineData("postcode", "1234ABC")]
    [InlineData("date", "20230229")]
    [InlineData("date", "19781301")]
    [InlineData("date", "19780012")]
    [InlineData("date", "00000000")]
    [InlineData("date", "1-1-78")]
    [InlineData("date", "1978-03")]
    [InlineData("date", "12-1978-03")]
    [InlineData("date", "1978-3-1-1")]
    [InlineData("gender", "Q?")]
    [InlineData("name", "12")]
    [InlineData("name-prefix", "Jansen")]
    [InlineData("email", "mees@localhost")]
    [InlineData("email", "a@b@c.nl")]
    [InlineData("phone", "12345678")]
    [InlineData("phone", "+31612")]
    [InlineData("iban", "NL91ABNA0417164301")]
    [InlineData("iban", "NL91ABNA041716430")]
    [InlineData("iban", "ZZ91ABNA0417164300")]
    [InlineData("digits", "12a")]
    public void Refuses_by_rule_and_without_the_value(string name, string value)
    {
        var refusal = Apply(name, value).Refusal!;
        Assert.Equal(name, refusal.Code);
        Assert.DoesNotContain(value, refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_normalisation_refuses_what_is_empty() => Assert.All(
        Normalisation.All, known => Assert.Equal("identifier-empty", known.Apply("  ").Refusal!.Code));

    [Fact]
    public void A_lone_surrogate_is_refused() => Assert.Equal("text", Apply("text", "a\ud800").Refusal!.Code);

    [Fact]
    public void An_unknown_name_is_refused_and_the_known_are_listed() =>
        Assert.Contains("bsn, rsin", Normalisation.Named("BSN").Refusal!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void The_field_version_is_name_and_edition() => Assert.Equal("a-nummer-1", Normalisation.Named("a-nummer").Value.FieldVersion);

    /// <summary>A partner who normalises twice must not get another pseudonym than one who does it once.</summary>
    [Fact]
    public void Normalising_twice_is_normalising_once() => Prop.ForAll<string>(text => Normalisation.All.All(known =>
    {
        var once = known.Apply(text ?? "");
        return once.IsRefused || known.Name == "surname" || known.Apply(once.Value) == once;
    })).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_form_of_the_same_Unicode_text_gives_the_same_name() => Assert.Equal(
        Apply("name", "Ámélie").Value, Apply("name", "A\u0301me\u0301lie").Value);
}
