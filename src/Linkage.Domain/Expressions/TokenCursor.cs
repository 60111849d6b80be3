namespace Linkage.Domain.Expressions;

/// <summary>Walks over tokens; past the last one stands the end.</summary>
internal sealed class TokenCursor(List<Token> tokens)
{
    private int _at;

    public Token Next => tokens[_at];

    public Token Take()
    {
        var taken = Next;
        if (taken.Kind != TokenKind.End) _at++;
        return taken;
    }

    /// <summary>Takes the sign or reserved word when it stands next, and says whether it did.</summary>
    public bool Take(string sign)
    {
        if (!IsNext(sign)) return false;
        _at++;
        return true;
    }

    public bool IsNext(string sign) => Next.Kind is TokenKind.Sign or TokenKind.Word && Next.Text == sign;

    public void Expect(string sign)
    {
        if (!Take(sign)) throw new ParseFault(Next.Position, "unexpected", $"Expected {sign} here.");
    }

    public static ParseFault Unexpected(Token token) => new(
        token.Position, "unexpected", token.Kind == TokenKind.End ? "The expression ends too early." : "This does not fit here.");
}
