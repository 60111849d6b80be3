using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Expressions;

namespace Linkage.Domain.Tests.Expressions;

/// <summary>
/// Makes trees for properties: any that can be written, and such as have a type over the fields of <see cref="TestRow"/>.
/// </summary>
internal static class SyntaxGenerator
{
    private static readonly Gen<Syntax> AnyLeaf = Gen.OneOf(
        Numbers(),
        Gen.Elements("", "it's", "two words", "é'\"", "''").Select(t => (Syntax)new TextSyntax(t)),
        Gen.Elements(true, false).Select(b => (Syntax)new TruthSyntax(b)),
        Gen.Elements("a.b", "raisedRisk", "_x._y", "Not", "iffy").Select(n => (Syntax)new NameSyntax(n)),
        Gen.Constant((Syntax)new MissingSyntax()));

    /// <summary>Trees that parse, whether or not they mean anything.</summary>
    public static Gen<Syntax> Any(int depth)
    {
        if (depth == 0) return AnyLeaf;
        var inner = Any(depth - 1);
        return Gen.OneOf(
            AnyLeaf,
            Gen.Elements(Enum.GetValues<UnaryOperator>()).SelectMany(o => inner.Select(x => (Syntax)new UnarySyntax(o, x))),
            Gen.Elements(Enum.GetValues<BinaryOperator>())
                .SelectMany(o => Two(inner).Select(p => (Syntax)new BinarySyntax(o, p.Item1, p.Item2))),
            Two(inner).SelectMany(
                p => Gen.Elements(true, false).Select(n => (Syntax)new MembershipSyntax(p.Item1, new([p.Item2, p.Item1]), n))),
            inner.SelectMany(x => Gen.Elements(true, false).Select(n => (Syntax)new MissingTestSyntax(x, n))),
            Two(inner).SelectMany(p => Gen.Elements("if", "band", "anything").Select(f => (Syntax)new CallSyntax(f, new([p.Item1, p.Item2])))));
    }

    public static Gen<Syntax> Number(int depth)
    {
        var leaf = Gen.OneOf(Numbers(), Names("d.n", "d.x", "d.n", "d.x"));
        if (depth == 0) return leaf;
        var inner = Number(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Select(x => (Syntax)new UnarySyntax(UnaryOperator.Negate, x)),
            Binary(
                inner, BinaryOperator.Add, BinaryOperator.Subtract, BinaryOperator.Multiply, BinaryOperator.Divide, BinaryOperator.Modulo),
            Choice(depth, inner),
            inner.SelectMany(
                x => Gen.Elements((7L, 0), (25, 2), (1, 1)).Select(s => (Syntax)Call("floor", x, new NumberSyntax(s.Item1, s.Item2)))),
            Date(depth - 1).SelectMany(d => Gen.Elements("year", "month").Select(f => (Syntax)Call(f, d))),
            Text(depth - 1).Select(t => (Syntax)Call("integer", t)));
    }

    public static Gen<Syntax> Truth(int depth)
    {
        var leaf = Gen.OneOf(Names("d.b"), Gen.Elements(true, false).Select(b => (Syntax)new TruthSyntax(b)));
        if (depth == 0) return leaf;
        var inner = Truth(depth - 1);
        BinaryOperator[] equality = [BinaryOperator.Equal, BinaryOperator.NotEqual];
        BinaryOperator[] orders =
            [.. equality, BinaryOperator.Less, BinaryOperator.LessOrEqual, BinaryOperator.Greater, BinaryOperator.GreaterOrEqual];
        return Gen.OneOf(
            Binary(inner, BinaryOperator.And, BinaryOperator.Or),
            inner.Select(x => (Syntax)new UnarySyntax(UnaryOperator.Not, x)),
            Binary(Number(depth - 1), orders),
            Binary(Date(depth - 1), orders),
            Binary(Text(depth - 1), equality),
            Number(depth - 1).SelectMany(x => Two(Numbers()).Select(p => (Syntax)new MembershipSyntax(x, new([p.Item1, p.Item2]), false))),
            Text(depth - 1).Select(x => (Syntax)new MembershipSyntax(x, new([new TextSyntax("12"), new TextSyntax("ab")]), true)),
            Number(depth - 1).SelectMany(x => Gen.Elements(true, false).Select(n => (Syntax)new MissingTestSyntax(x, n))),
            Choice(depth, inner));
    }

    public static Gen<Syntax> Text(int depth)
    {
        var leaf = Gen.OneOf(Names("d.t"), Gen.Elements("12", "ab", "007").Select(t => (Syntax)new TextSyntax(t)));
        if (depth == 0) return leaf;
        return Gen.OneOf(
            leaf,
            Choice(depth, Text(depth - 1)),
            Number(depth - 1).Select(
                x => (Syntax)Call("band", x, new UnarySyntax(UnaryOperator.Negate, new NumberSyntax(15, 1)), new NumberSyntax(4, 0))),
            Text(depth - 1).SelectMany(t => Gen.Choose(1, 3).SelectMany(s => Gen.Choose(1, 3).Select(
                n => (Syntax)Call("substring", t, new NumberSyntax(s, 0), new NumberSyntax(n, 0))))));
    }

    private static Gen<Syntax> Date(int depth) =>
        depth == 0 ? Names("d.q") : Gen.OneOf(Names("d.q"), Choice(depth, Date(depth - 1)));

    private static Gen<Syntax> Choice(int depth, Gen<Syntax> of) => Gen.OneOf(
        Truth(depth - 1).SelectMany(c => Two(of).Select(p => (Syntax)Call("if", c, p.Item1, p.Item2))),
        of.Select(x => (Syntax)Call("coalesce", new MissingSyntax(), x)),
        Two(of).Select(p => (Syntax)Call("coalesce", p.Item1, p.Item2)));

    private static Gen<Syntax> Numbers() =>
        Gen.Choose(0, 999).SelectMany(u => Gen.Choose(0, 2).Select(s => (Syntax)new NumberSyntax(u, s)));

    private static Gen<Syntax> Names(params string[] names) => Gen.Elements(names).Select(n => (Syntax)new NameSyntax(n));

    private static Gen<Syntax> Binary(Gen<Syntax> of, params BinaryOperator[] operators) =>
        Gen.Elements(operators).SelectMany(o => Two(of).Select(p => (Syntax)new BinarySyntax(o, p.Item1, p.Item2)));

    private static Gen<(Syntax, Syntax)> Two(Gen<Syntax> of) => of.SelectMany(x => of.Select(y => (x, y)));

    private static CallSyntax Call(string function, params Syntax[] arguments) => new CallSyntax(function, new(arguments));
}
