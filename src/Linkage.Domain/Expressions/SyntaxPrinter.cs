using System.Globalization;

namespace Linkage.Domain.Expressions;

/// <summary>Writes a tree with the fewest brackets that keep it: parsing what is printed gives the same tree.</summary>
internal static class SyntaxPrinter
{
    public static string Print(Syntax syntax) => syntax switch
    {
        NumberSyntax number => Number(number.Units, number.Scale),
        TextSyntax text => Quoted(text.Text),
        TruthSyntax truth => truth.Value ? "true" : "false",
        MissingSyntax => "missing",
        NameSyntax name => name.Name,
        UnarySyntax { Operator: UnaryOperator.Negate } minus => "-" + At(Operators.NegateLevel, minus.Operand),
        UnarySyntax not => "not " + At(Operators.NotLevel, not.Operand),
        BinarySyntax binary => Binary(binary),
        MembershipSyntax test => $"{At(Operators.SumLevel, test.Operand)} {(test.IsNegated ? "not in" : "in")} ({List(test.Items)})",
        MissingTestSyntax test => $"{At(Operators.SumLevel, test.Operand)} is {(test.IsNegated ? "not missing" : "missing")}",
        CallSyntax call => $"{call.Function}({List(call.Arguments)})",
        _ => throw new InvalidOperationException("A syntax node without a written form."),
    };

    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Units of 10^-scale as a decimal, with all its decimals.</summary>
    public static string Number(long units, int scale)
    {
        if (scale == 0) return units.ToString(CultureInfo.InvariantCulture);
        var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        return $"{(units < 0 ? "-" : "")}{digits[..^scale]}.{digits[^scale..]}";
    }

    private static string Binary(BinarySyntax binary)
    {
        // Comparisons do not chain; everything else leans left.
        var level = Operators.Level(binary.Operator);
        var left = level == Operators.TestLevel ? level + 1 : level;
        return $"{At(left, binary.Left)} {Operators.Sign(binary.Operator)} {At(level + 1, binary.Right)}";
    }

    private static string At(int level, Syntax syntax) => Level(syntax) >= level ? Print(syntax) : $"({Print(syntax)})";

    private static int Level(Syntax syntax) => syntax switch
    {
        BinarySyntax binary => Operators.Level(binary.Operator),
        UnarySyntax { Operator: UnaryOperator.Negate } => Operators.NegateLevel,
        UnarySyntax => Operators.NotLevel,
        MembershipSyntax or MissingTestSyntax => Operators.TestLevel,
        _ => Operators.PrimaryLevel,
    };

    private static string List(Sequence<Syntax> items) => string.Join(", ", items.Select(Print));
}
