using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Expressions;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Tests.Expressions;

/// <summary>A row with one field of each type, any of which may be missing.</summary>
internal sealed record TestRow(int? N, int? Cents, string? T, bool? B, DateOnly? Q)
{
    private static readonly Field[] Fields =
    [
        Measure("n", FieldType.Integer, new() { Minimum = new("-50", false), Maximum = new("50", false) }),
        Measure("x", FieldType.Number, new() { Minimum = new("-9.99", false), Maximum = new("9.99", false) }),
        Measure("t", FieldType.String, new()),
        Measure("b", FieldType.Boolean, new()),
        Measure("q", FieldType.Date, new()),
    ];

    public static Gen<TestRow> Any { get; } =
        from n in Maybe(Gen.Choose(-50, 50))
        from x in Maybe(Gen.Choose(-999, 999))
        from t in Gen.Elements(null, "", "ab", "12", "x\U0001F600y", "00123", " ", "1a")
        from b in Maybe(Gen.Choose(0, 1))
        from q in Maybe(Gen.Choose(700_000, 740_000))
        select new TestRow(n, x, t, b is { } v ? v == 1 : null, q is { } day ? DateOnly.FromDayNumber(day) : null);

    public static Expression? Find(string name) =>
        Fields.FirstOrDefault(f => $"d.{f.Name}" == name) is { } field ? new Column("d", field) : null;

    /// <summary>As kept.</summary>
    public Scalar Kept(Column column) => column.Field.Name switch
    {
        "n" => N is { } n ? Scalar.Of((long)n) : Scalar.Missing,
        "x" => Cents is { } x ? Scalar.Of((long)x) : Scalar.Missing,
        "t" => T is { } t ? Scalar.Of(t) : Scalar.Missing,
        "b" => B is { } b ? Scalar.Of(b) : Scalar.Missing,
        _ => Q is { } q ? Scalar.Of(q.Year * 10_000L + q.Month * 100 + q.Day) : Scalar.Missing,
    };

    /// <summary>As what it means: a fraction, text, truth, date or null.</summary>
    public object? Meant(string name) => name switch
    {
        "d.n" => N is { } n ? new Fraction(n, BigInteger.One) : null,
        "d.x" => Cents is { } x ? new Fraction(x, 100) : null,
        "d.t" => T,
        "d.b" => B,
        _ => Q,
    };

    private static Gen<int?> Maybe(Gen<int> of) => Gen.Frequency((1, Gen.Constant((int?)null)), (4, of.Select(x => (int?)x)));

    private static Field Measure(string name, FieldType type, Constraints constraints) =>
        new() { Name = name, Type = type, Role = FieldRole.Filter, Constraints = constraints };
}
