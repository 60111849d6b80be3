namespace Linkage.Domain.Expressions;

/// <summary>The written form of the operators and how tightly they bind; parser and printer share it.</summary>
internal static class Operators
{
    public const int OrLevel = 1, AndLevel = 2, NotLevel = 3, TestLevel = 4;

    public const int SumLevel = 5, ProductLevel = 6, NegateLevel = 7, PrimaryLevel = 8;

    private static readonly (BinaryOperator Operator, string Sign, int Level)[] All =
    [
        (BinaryOperator.Or, "or", OrLevel),
        (BinaryOperator.And, "and", AndLevel),
        (BinaryOperator.Equal, "=", TestLevel),
        (BinaryOperator.NotEqual, "!=", TestLevel),
        (BinaryOperator.Less, "<", TestLevel),
        (BinaryOperator.LessOrEqual, "<=", TestLevel),
        (BinaryOperator.Greater, ">", TestLevel),
        (BinaryOperator.GreaterOrEqual, ">=", TestLevel),
        (BinaryOperator.Add, "+", SumLevel),
        (BinaryOperator.Subtract, "-", SumLevel),
        (BinaryOperator.Multiply, "*", ProductLevel),
        (BinaryOperator.Divide, "div", ProductLevel),
        (BinaryOperator.Modulo, "mod", ProductLevel),
    ];

    public static BinaryOperator? Find(Token token, int level)
    {
        if (token.Kind is not (TokenKind.Sign or TokenKind.Word)) return null;
        var sign = token.Text == "−" ? "-" : token.Text;
        foreach (var known in All)
        {
            if (known.Level == level && known.Sign == sign) return known.Operator;
        }

        return null;
    }

    public static string Sign(BinaryOperator of) => All[(int)of].Sign;

    public static int Level(BinaryOperator of) => All[(int)of].Level;
}
