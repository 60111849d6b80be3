using System.Collections.Frozen;
using System.Text;

namespace Linkage.Domain.Identifiers;

/// <summary>
/// Recognises columns that identify people directly, by their name; <see cref="ColumnWatch"/> does so by their values. Meant for the
/// columns that are delivered in the clear (group, measure, filter, period): a pseudonym column may be called after what it hides.
/// </summary>
public static class DirectIdentifiers
{
    /// <summary>Rule of a column whose name gives it away.</summary>
    public const string NameRule = "direct-identifier-name";

    /// <summary>Words that identify wherever they stand in a name: <c>bsn</c>, <c>BSN_partner</c>, <c>clientEmail</c>.</summary>
    private static readonly FrozenSet<string> Anywhere = FrozenSet.ToFrozenSet(
    [
        "bsn", "burgerservicenummer", "burgerservicenr", "sofi", "sofinummer", "sofinr", "anummer", "ssn", "nino", "rijksregisternummer",
        "voornaam", "voornamen", "roepnaam", "achternaam", "geboortenaam", "familienaam", "meisjesnaam", "tussenvoegsel", "voorvoegsel",
        "voorvoegsels", "voorletter", "voorletters", "initialen", "initials", "firstname", "forename", "lastname", "surname", "middlename",
        "maidenname", "familyname", "fullname", "email", "emailadres", "emailaddress", "mailadres", "telefoon", "telefoonnummer",
        "telefoonnr", "mobiel", "telephone", "phone", "phonenumber", "iban", "rekeningnummer", "bankrekening", "bankrekeningnummer",
        "bankaccount",
        "straatnaam", "huisnummer", "huisletter", "huisnummertoevoeging", "streetname", "housenumber", "paspoort", "paspoortnummer",
        "passport", "rijbewijs", "rijbewijsnummer", "kenteken",
    ]);

    /// <summary>
    /// Words that identify only when they are the whole name: <c>naam</c> does, <c>gemeentenaam</c> and <c>naam_buurt</c> do not.
    /// </summary>
    private static readonly FrozenSet<string> WholeName = FrozenSet.ToFrozenSet(
    [
        "naam", "namen", "name", "names", "adres", "adressen", "address", "address1", "address2", "adres1", "adres2", "straat", "street",
        "streetnumber", "givenname", "givennames", "socsecid", "socialsecuritynumber", "mail", "tel", "telnr", "mobile", "rekening",
        "bankaccountnumber", "woonadres", "postadres", "homeaddress", "volledigenaam", "naampersoon", "persoonsnaam", "clientnaam",
        "naamclient", "anr",
        "aansluitingadres", "correspondentieadres", "contactpersoon",
    ]);

    /// <summary>The rule that the name breaks, or null.</summary>
    public static string? RuleForName(string column)
    {
        var words = Words(column);
        return WholeName.Contains(string.Concat(words)) || Pairs(words).Any(Anywhere.Contains) ? NameRule : null;
    }

    /// <summary>Single words, and two and three neighbours written as one: <c>e-mail_adres</c> gives <c>emailadres</c>.</summary>
    private static IEnumerable<string> Pairs(List<string> words)
    {
        for (var from = 0; from < words.Count; from++)
            for (var to = from + 1; to <= Math.Min(words.Count, from + 3); to++)
                yield return string.Concat(words[from..to]);
    }

    /// <summary>
    /// Cuts at what is no letter or digit and before a capital that follows a small letter; lower case, diacritics folded.
    /// </summary>
    private static List<string> Words(string column)
    {
        var spaced = new StringBuilder();
        var before = ' ';
        foreach (var c in column.Normalize(NormalizationForm.FormD))
        {
            if (char.IsUpper(c) && char.IsLower(before)) spaced.Append(' ');
            if (char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
                spaced.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
            before = c;
        }

        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
