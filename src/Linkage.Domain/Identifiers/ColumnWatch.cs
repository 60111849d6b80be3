namespace Linkage.Domain.Identifiers;

/// <summary>
/// Looks at the values of one column as they stream by, and says afterwards whether they identify people directly. Memory does not grow
/// with the column; a value costs well under a microsecond and allocates nothing. Not safe for concurrent use.
/// </summary>
public sealed class ColumnWatch
{
    public const string BsnRule = "direct-identifier-bsn";
    public const string EmailRule = "direct-identifier-email";
    public const string IbanRule = "direct-identifier-iban";
    public const string PhoneRule = "direct-identifier-phone";

    /// <summary>
    /// Of ordinary nine-digit numbers one in eleven passes the 11-test. That more than half of at least 20 different ones do has a chance
    /// below 10^-6 per column (binomial tail at n = 20: 2.7·10^-7; less for larger n).
    /// </summary>
    private const int FewestBsns = 20;

    private const int FewestPhones = 20;
    private readonly HashSet<int> _differentBsns = new(FewestBsns);
    private long _values, _nineDigits, _bsns, _emails, _ibanShapes, _ibans, _phones;

    /// <summary>The rules that the values seen so far break, in alphabetical order.</summary>
    public IEnumerable<string> Rules
    {
        get
        {
            if (_differentBsns.Count == FewestBsns && 2 * _bsns > _nineDigits) yield return BsnRule;
            if (_emails > 0) yield return EmailRule;
            if (_ibans > 0 && 2 * _ibans > _ibanShapes) yield return IbanRule;
            if (_phones >= FewestPhones && 2 * _phones > _values) yield return PhoneRule;
        }
    }

    public void Look(ReadOnlySpan<char> value)
    {
        value = value.Trim();
        if (value.IsEmpty) return;
        _values++;
        if (value.Length == 9 && ContainsOnlyDigits(value)) LookAtNineDigits(value);
        else if (value.Length >= 6 && value.Contains('@')) _emails += Contact.IsEmail(value) ? 1 : 0;
        else if (value.Length >= 15 && char.IsAsciiLetter(value[0])) LookAtIban(value);
        else if (value.Length is >= 10 and <= 20 && value[0] is '0' or '+' or '(') _phones += IsPhone(value) ? 1 : 0;
    }

    private static bool ContainsOnlyDigits(ReadOnlySpan<char> value) => !value.ContainsAnyExceptInRange('0', '9');

    private void LookAtNineDigits(ReadOnlySpan<char> value)
    {
        _nineDigits++;
        if (!ElevenTest.Passes(value)) return;
        _bsns++;
        if (_differentBsns.Count < FewestBsns) _differentBsns.Add(int.Parse(value));
    }

    private void LookAtIban(ReadOnlySpan<char> value)
    {
        Span<char> compact = stackalloc char[34];
        var length = Iban.Compact(value, compact);
        if (length < 0 || !Iban.HasShape(compact[..length])) return;
        _ibanShapes++;
        if (Iban.Passes(compact[..length])) _ibans++;
    }

    /// <summary>
    /// A Dutch number: 0, +31 or 0031 and nine digits of which the first is not 0, with spaces, hyphens and brackets anywhere.
    /// </summary>
    private static bool IsPhone(ReadOnlySpan<char> value)
    {
        Span<char> digits = stackalloc char[14];
        var count = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c) && count < digits.Length) digits[count++] = c;
            else if (c is not (' ' or '-' or '(' or ')') && !(c == '+' && count == 0)) return false;
        }

        ReadOnlySpan<char> number = digits[..count];
        if (value[0] == '+') return number.Length == 11 && number.StartsWith("31") && number[2] != '0';
        if (number.StartsWith("0031")) return number.Length == 13 && number[4] != '0';
        return number.Length == 10 && number[0] == '0' && number[1] != '0';
    }
}
