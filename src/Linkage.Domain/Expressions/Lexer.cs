using System.Text;
using System.Text.RegularExpressions;

namespace Linkage.Domain.Expressions;

/// <summary>Cuts the text of an expression into tokens; throws <see cref="ParseFault"/> at the first character that fits none.</summary>
internal static partial class Lexer
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "and", "or", "not", "div", "mod", "in", "is", "missing", "true", "false",
    };

    public static bool IsWord(string name) => Words.Contains(name);

    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r') at++;
            if (at == text.Length) break;
            at = ReadOne(text, at, tokens);
        }

        tokens.Add(new Token(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static int ReadOne(string text, int at, List<Token> tokens)
    {
        if (text[at] == '\'') return ReadText(text, at, tokens);
        var match = Plain().Match(text, at);
        if (!match.Success) throw new ParseFault(at, "character", "This character has no meaning here.");
        var found = match.Value;
        var kind = match.Groups["number"].Success ? TokenKind.Number
            : match.Groups["name"].Success ? IsWord(found) ? TokenKind.Word : TokenKind.Name
            : TokenKind.Sign;
        tokens.Add(new Token(kind, found, at));
        return at + match.Length;
    }

    private static int ReadText(string text, int start, List<Token> tokens)
    {
        var content = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '\'')
            {
                content.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '\'')
            {
                content.Append('\'');
                at++;
            }
            else
            {
                tokens.Add(new Token(TokenKind.Text, content.ToString(), start));
                return at + 1;
            }
        }

        throw new ParseFault(start, "unclosed-text", "This text is not closed by a quote.");
    }

    [GeneratedRegex(
        @"\G(?:
            (?<number>[0-9]+(?:\.[0-9]+)?)(?![A-Za-z0-9_.])
            | (?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)?)(?!\.)
            | != | <= | >= | [-−+*=<>(),])",
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Plain();
}
