using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Expressions;

/// <summary>From the text of an expression to its tree and back.</summary>
/// <remarks>
/// <code>
/// or       = and { "or" and }            and     = not { "and" not }          not = "not" not | test
/// test     = sum [ ("=" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") sum | "is" ["not"] "missing" | ["not"] "in" "(" or { "," or } ")" ]
/// sum      = product { ("+" | "-") product }         product = minus { ("*" | "div" | "mod") minus }      minus = "-" minus | primary
/// primary  = number | text | "true" | "false" | "missing" | name [ "." name ] | function "(" or { "," or } ")" | "(" or ")"
/// </code>
/// Functions: if(condition, then, else), coalesce(a, b, …), year(date), month(date), floor(x, step), band(x, bound, …),
/// substring(text, start, length), integer(text).
/// </remarks>
public static class ExpressionText
{
    /// <summary>Characters of the longest expression.</summary>
    public const int Longest = 2_000;

    /// <summary>Operators within operators; engines stop at a thousand.</summary>
    private const int DeepestTree = 100;

    /// <summary>Refused as `invalid-expression` with the first fault and its place.</summary>
    public static Outcome<Syntax> Parse(string text)
    {
        if (text.Length > Longest) return Refuse(Longest, "too-long", $"An expression has at most {Longest} characters.");
        try
        {
            var parsed = new Parser(new(Lexer.Read(text))).ParseAll();
            return Depth(parsed) <= DeepestTree
                ? parsed
                : Refuse(0, "nesting", $"Operators nest at most {DeepestTree} deep; derive parts under names of their own.");
        }
        catch (ParseFault fault)
        {
            return Refuse(fault.Position, fault.Rule, fault.Message);
        }
    }

    /// <summary>The one written form of a tree: single spaces, and brackets only where needed.</summary>
    public static string Print(Syntax syntax) => SyntaxPrinter.Print(syntax);

    /// <summary>The written form of an expression, or the text itself when it is none.</summary>
    internal static string Canonical(string text) => Parse(text) is { IsRefused: false } parsed ? Print(parsed.Value) : text;

    internal static Fault FaultAt(int position, string rule, string message) =>
        new("", rule, $"At character {position + 1}: {message}");

    private static Refusal Refuse(int position, string rule, string message) =>
        Refusal.Invalid("invalid-expression", "The expression cannot be read.", [FaultAt(position, rule, message)]);

    private static int Depth(Syntax syntax) => 1 + syntax switch
    {
        UnarySyntax unary => Depth(unary.Operand),
        BinarySyntax binary => Math.Max(Depth(binary.Left), Depth(binary.Right)),
        MembershipSyntax test => Math.Max(Depth(test.Operand), test.Items.Max(Depth)),
        MissingTestSyntax test => Depth(test.Operand),
        CallSyntax call => call.Arguments.Max(Depth),
        _ => 0,
    };
}
