namespace Linkage.Domain.Schemas;

/// <summary>Names of columns, Dutch and English, that hold direct identifiers.</summary>
internal static class IdentifyingNames
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "bsn", "burgerservicenummer", "sofinummer", "ssn", "socsecid", "naam", "voornaam", "voornamen", "achternaam", "geboortenaam",
        "name", "firstname", "givenname", "lastname", "surname", "fullname", "adres", "address", "address1", "address2", "straat", "straatnaam",
        "huisnummer", "street", "streetnumber", "housenumber", "email", "emailadres", "emailaddress", "telefoon", "telefoonnummer", "phone",
        "phonenumber", "mobiel", "iban", "rekeningnummer", "paspoortnummer", "kenteken",
    };

    public static bool Identifies(string name) =>
        Known.Contains(name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant());
}
