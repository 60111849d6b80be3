namespace Linkage.Domain.Expressions;

/// <summary>
/// Recursive descent, loosest first: or, and, not, one comparison or test (`=`, `in`, `is missing`), sums, products, minus, primary.
/// Throws <see cref="ParseFault"/>.
/// </summary>
internal sealed class Parser(TokenCursor tokens)
{
    private const int DeepestNesting = 50;
    private const int MostDigits = 15;
    private const int MostDecimals = 6;

    private int _depth;

    public Syntax ParseAll()
    {
        var whole = ParseExpression();
        return tokens.Next.Kind == TokenKind.End ? whole : throw TokenCursor.Unexpected(tokens.Next);
    }

    private Syntax ParseExpression() => Nested(() => ParseChain(Operators.OrLevel));

    private Syntax ParseChain(int level)
    {
        var left = ParseTighter(level);
        while (Operators.Find(tokens.Next, level) is { } known)
        {
            tokens.Take();
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
        var position = tokens.Next.Position;
        if (!tokens.Take("not")) return ParseTest();
        return new UnarySyntax(UnaryOperator.Not, Nested(ParseNot)) { Position = position };
    }

    private Syntax ParseTest()
    {
        var left = ParseChain(Operators.SumLevel);
        if (Operators.Find(tokens.Next, Operators.TestLevel) is { } comparison)
        {
            tokens.Take();
            return new BinarySyntax(comparison, left, ParseChain(Operators.SumLevel)) { Position = left.Position };
        }

        if (tokens.Take("is"))
        {
            var negated = tokens.Take("not");
            tokens.Expect("missing");
            return new MissingTestSyntax(left, negated) { Position = left.Position };
        }

        var not = tokens.Take("not");
        if (!not && !tokens.IsNext("in")) return left;
        tokens.Expect("in");
        tokens.Expect("(");
        return new MembershipSyntax(left, ParseList(), not) { Position = left.Position };
    }

    private Syntax ParseMinus()
    {
        var position = tokens.Next.Position;
        if (!tokens.Take("-") && !tokens.Take("−")) return ParsePrimary();
        return new UnarySyntax(UnaryOperator.Negate, Nested(ParseMinus)) { Position = position };
    }

    private Syntax ParsePrimary()
    {
        var token = tokens.Take();
        Syntax parsed = (token.Kind, token.Text) switch
        {
            (TokenKind.Number, _) => ParseNumber(token),
            (TokenKind.Text, _) => new TextSyntax(token.Text),
            (TokenKind.Name, _) when !token.Text.Contains('.') && tokens.Take("(") => new CallSyntax(token.Text, ParseList()),
            (TokenKind.Name, _) => new NameSyntax(token.Text),
            (TokenKind.Word, "true" or "false") => new TruthSyntax(token.Text == "true"),
            (TokenKind.Word, "missing") => new MissingSyntax(),
            (TokenKind.Sign, "(") => ParseBracketed(),
            _ => throw TokenCursor.Unexpected(token),
        };
        return parsed with { Position = token.Position };
    }

    private Syntax ParseBracketed()
    {
        var inner = ParseExpression();
        tokens.Expect(")");
        return inner;
    }

    private Sequence<Syntax> ParseList()
    {
        var items = new List<Syntax>();
        do items.Add(ParseExpression());
        while (tokens.Take(","));
        tokens.Expect(")");
        return new(items);
    }

    private static NumberSyntax ParseNumber(Token token)
    {
        var point = token.Text.IndexOf('.');
        var scale = point < 0 ? 0 : token.Text.Length - point - 1;
        var digits = token.Text.Replace(".", "", StringComparison.Ordinal);
        return digits.Length <= MostDigits && scale <= MostDecimals
            ? new NumberSyntax(long.Parse(digits), scale)
            : throw new ParseFault(
                token.Position, "number", $"A number has at most {MostDigits} digits, of which {MostDecimals} decimals.");
    }

    private Syntax Nested(Func<Syntax> parse)
    {
        if (++_depth > DeepestNesting)
            throw new ParseFault(tokens.Next.Position, "nesting", $"Brackets, calls and signs nest at most {DeepestNesting} deep.");
        var parsed = parse();
        _depth--;
        return parsed;
    }
}
