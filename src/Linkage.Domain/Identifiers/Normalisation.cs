using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Identifiers;

/// <summary>
/// A named way to bring an identifier into the one form that all partners hash. Part of the agreement: who normalises differently
/// links nothing. The edition goes up with any change of the results, and with it the pseudonyms.
/// </summary>
public sealed class Normalisation
{
    private static readonly Normalisation[] Known =
    [
        new("text", "trimmed, NFKC, upper case, white space collapsed", FoldedText.Plain),
        new("name", "as text, diacritics folded, IJ as two letters, only letters and single spaces", FoldedText.Name),
        new("surname", "as name, without the name prefix (van der, de, ten, …)", FoldedText.Surname),
        new("name-prefix", "a Dutch name prefix, lower case", NamePrefix.Normalise),
        new("digits", "only digits, after spaces, dots, hyphens and slashes are taken out", DigitText.Digits),
        new("bsn", "burgerservicenummer: 9 digits, 11-test", DutchNumber.Bsn),
        new("rsin", "RSIN: 9 digits, 11-test", DutchNumber.Rsin),
        new("a-nummer", "A-nummer: 10 digits, both checks", DutchNumber.ANumber),
        new("kvk", "KvK-nummer: 8 digits", DutchNumber.Kvk),
        new("vestiging", "vestigingsnummer: 12 digits", DutchNumber.Establishment),
        new("bag", "BAG identification: 16 digits with an object type", DutchNumber.Bag),
        new("postcode", "Dutch postcode: 1234AB", Postcode.Normalise),
        new("date", "yyyyMMdd, unknown parts 00", PartialDate.Normalise),
        new("gender", "M, V or O", Gender.Normalise),
        new("email", "e-mail address, lower case", Contact.Email),
        new("phone", "telephone number with country code, +31 unless given", Contact.Phone),
        new("iban", "IBAN: no spaces, mod-97", Iban.Normalise),
    ];

    private static readonly Dictionary<string, Normalisation> ByName = Known.ToDictionary(known => known.Name, StringComparer.Ordinal);
    private readonly Func<string, Outcome<string>> _normalise;

    private Normalisation(string name, string description, Func<string, Outcome<string>> normalise) =>
        (Name, Description, _normalise) = (name, description, normalise);

    public static IReadOnlyList<Normalisation> All => Known;

    public string Name { get; }

    public string Description { get; }

    public int Edition { get; } = 1;

    /// <summary>Goes into the keyed hash: name and edition, such as <c>bsn-1</c>.</summary>
    public string FieldVersion => $"{Name}-{Edition}";

    public static Outcome<Normalisation> Named(string name) => ByName.TryGetValue(name, out var known)
        ? known
        : Identifier.Rule("normalisation-unknown", $"There is no such normalisation; there are: {string.Join(", ", ByName.Keys)}.");

    /// <summary>
    /// The normalised identifier, or a refusal that names the rule and never the value. An empty value is refused by each.
    /// </summary>
    public Outcome<string> Apply(string value) => _normalise(value);
}
