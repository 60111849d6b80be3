namespace Linkage.Domain.Expressions;

/// <summary>
/// Recursive descent, loosest first: or, and, not, one comparison or test (`=`, `in`, `is missing`), sums, products, minus, primary.
/// Throws <see cref="ParseFault"/>.
/// </summary>
internal sealed class Parser(List<Token> tokens)
{
    private const int DeepestNesting = 50;
    private const int MostDigits = 15;
    private const int MostDecimals = 6;

    private int _at;
    private int _depth;

    private Token Next => tokens[_at];

    public Syntax ParseAll()
    {
        var whole = ParseExpression();
        return Next.Kind == TokenKind.End ? whole : throw Unexpected();
    }

    private Syntax ParseExpression() => Nested(() => ParseChain(Operators.OrLevel));

    private Syntax ParseChain(int level)
    {
        var left = ParseTighter(level);
        while (Operators.Find(Next, level) is { } known)
        {
            _at++;
            left = new BinarySyntax(known, left, ParseTighter(level)) { Position = left.Position };
        }

        return left;
    }

    private Syntax ParseTighter(int level) => level switch
    {
        Operators.OrLevel => ParseChain(Operators.AndLevel),
        Operators.AndLevel => ParseNot(),
        Operators.SumLevel => ParseChain(Operators.ProductLevel),
        _ => ParseMinus(),
    };

    private Syntax ParseNot()
    {
        var position = Next.Position;
        if (!Take("not")) return ParseTest();
        return new UnarySyntax(UnaryOperator.Not, Nested(ParseNot)) { Position = position };
    }

    private Syntax ParseTest()
    {
        var left = ParseChain(Operators.SumLevel);
        if (Operators.Find(Next, Operators.TestLevel) is { } comparison)
        {
            _at++;
            return new BinarySyntax(comparison, left, ParseChain(Operators.SumLevel)) { Position = left.Position };
        }

        if (Take("is"))
        {
            var negated = Take("not");
            Expect("missing");
            return new MissingTestSyntax(left, negated) { Position = left.Position };
        }

        var not = Take("not");
        if (!not && !IsNext("in")) return left;
        Expect("in");
        Expect("(");
        return new MembershipSyntax(left, ParseList(), not) { Position = left.Position };
    }

    private Syntax ParseMinus()
    {
        var position = Next.Position;
        if (!Take("-") && !Take("−")) return ParsePrimary();
        return new UnarySyntax(UnaryOperator.Negate, Nested(ParseMinus)) { Position = position };
    }

    private Syntax ParsePrimary()
    {
        var token = Next;
        _at++;
        Syntax parsed = (token.Kind, token.Text) switch
        {
            (TokenKind.Number, _) => ParseNumber(token),
            (TokenKind.Text, _) => new TextSyntax(token.Text),
            (TokenKind.Name, _) when !token.Text.Contains('.') && Take("(") => new CallSyntax(token.Text, ParseList()),
            (TokenKind.Name, _) => new NameSyntax(token.Text),
            (TokenKind.Word, "true" or "false") => new TruthSyntax(token.Text == "true"),
            (TokenKind.Word, "missing") => new MissingSyntax(),
            (TokenKind.Sign, "(") => ParseBracketed(),
            _ => throw Unexpected(token),
        };
        return parsed with { Position = token.Position };
    }

    private Syntax ParseBracketed()
    {
        var inner = ParseExpression();
        Expect(")");
        return inner;
    }

    private Sequence<Syntax> ParseList()
    {
        var items = new List<Syntax>();
        do items.Add(ParseExpression());
        while (Take(","));
        Expect(")");
        return new(items);
    }

    private static NumberSyntax ParseNumber(Token token)
    {
        var point = token.Text.IndexOf('.');
        var scale = point < 0 ? 0 : token.Text.Length - point - 1;
        var digits = token.Text.Replace(".", "", StringComparison.Ordinal);
        return digits.Length <= MostDigits && scale <= MostDecimals
            ? new NumberSyntax(long.Parse(digits), scale)
            : throw new ParseFault(token.Position, "number", $"A number has at most {MostDigits} digits, of which {MostDecimals} decimals.");
    }

    private Syntax Nested(Func<Syntax> parse)
    {
        if (++_depth > DeepestNesting)
            throw new ParseFault(Next.Position, "nesting", $"Brackets, calls and signs nest at most {DeepestNesting} deep.");
        var parsed = parse();
        _depth--;
        return parsed;
    }

    private bool IsNext(string sign) => Next.Kind is TokenKind.Sign or TokenKind.Word && Next.Text == sign;

    private bool Take(string sign)
    {
        if (!IsNext(sign)) return false;
        _at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!Take(sign)) throw new ParseFault(Next.Position, "unexpected", $"Expected {sign} here.");
    }

    private ParseFault Unexpected() => Unexpected(Next);

    private static ParseFault Unexpected(Token token) => new(
        token.Position, "unexpected", token.Kind == TokenKind.End ? "The expression ends too early." : "This does not fit here.");
}
