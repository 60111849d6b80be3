using Linkage.Domain.Regression;

namespace Linkage.Domain.Tests.Regression;

/// <summary>Estimates against certified and published ones.</summary>
public sealed class CertifiedTests
{
    private const int Digits = 13;

    // NIST Statistical Reference Datasets, linear regression, Norris (lower level of difficulty): y, x.
    private const string Norris = """
        0.1 0.2
        338.8 337.4
        118.1 118.2
        888.0 884.6
        9.2 10.1
        228.1 226.5
        668.5 666.3
        998.5 996.3
        449.1 448.6
        778.9 777.0
        559.2 558.2
        0.3 0.4
        0.1 0.6
        778.1 775.5
        668.8 666.9
        339.3 338.0
        448.9 447.5
        10.8 11.6
        557.7 556.0
        228.3 228.1
        998.0 995.8
        888.8 887.6
        119.6 120.2
        0.3 0.3
        0.6 0.3
        557.6 556.8
        339.3 339.1
        888.0 887.2
        998.5 999.0
        778.9 779.0
        10.2 11.1
        117.6 118.3
        228.9 229.2
        668.4 669.1
        449.2 448.9
        0.2 0.5
        """;

    // NIST Statistical Reference Datasets, linear regression, Longley (higher level of difficulty): y, x1 … x6.
    private const string Longley = """
        60323 83.0 234289 2356 1590 107608 1947
        61122 88.5 259426 2325 1456 108632 1948
        60171 88.2 258054 3682 1616 109773 1949
        61187 89.5 284599 3351 1650 110929 1950
        63221 96.2 328975 2099 3099 112075 1951
        63639 98.1 346999 1932 3594 113270 1952
        64989 99.0 365385 1870 3547 115094 1953
        63761 100.0 363112 3578 3350 116219 1954
        66019 101.2 397469 2904 3048 117388 1955
        67857 104.6 419180 2822 2857 118734 1956
        68169 108.4 442769 2936 2798 120445 1957
        66513 110.8 444546 4681 2637 121950 1958
        68655 112.6 482704 3813 2552 123366 1959
        69564 114.2 502601 3931 2514 125368 1960
        69331 115.7 518173 4806 2572 127852 1961
        70551 116.9 554894 4007 2827 130081 1962
        """;

    // Hosmer and Lemeshow, Applied Logistic Regression (2nd edition 2000), table 1.1: coronary heart disease by age, 100 subjects; ages of
    // those without, and of those with.
    private const string Without = """
        20 23 24 25 26 26 28 28 29 30 30 30 30 30 32 32 33 33 34 34 34 34 35 35 36 36 37 37 38 38 39 40 41 41 42 42 42 43 43 44 44 45 46 47 47
        48 49 49 50 51 52 55 57 57 58 60 64
        """;

    private const string With = """
        25 30 34 36 37 39 40 42 43 44 44 45 46 47 48 48 49 50 52 53 53 54 55 55 56 56 56 57 57 57 57 58 58 59 59 60 61 62 62 63 64 65 69
        """;

    [Fact]
    public void Norris_agrees_with_the_certified_values() => Agrees(
        Fit(ModelData.Read(ModelData.Spec(ModelKind.Linear, 1, new TermSpec("x", false, 1)), Norris)),
        (-0.262323073774029m, 0.232818234301152m),
        (1.00211681802045m, 0.429796848199937E-03m));

    [Fact]
    public void Longley_agrees_with_the_certified_values() => Agrees(
        Fit(ModelData.Read(ModelData.Spec(ModelKind.Linear, 0, [.. Enumerable.Range(1, 6).Select(Term)]), Longley)),
        (-3482258.63459582m, 890420.383607373m),
        (15.0618722713733m, 84.9149257747669m),
        (-0.358191792925910E-01m, 0.334910077722432E-01m),
        (-2.02022980381683m, 0.488399681651699m),
        (-1.03322686717359m, 0.214274163161675m),
        (-0.511041056535807E-01m, 0.226073200069370m),
        (1829.15146461355m, 455.478499142212m));

    [Fact]
    public void Coronary_heart_disease_by_age_agrees_with_the_published_values()
    {
        var data = new ModelData(ModelData.Spec(ModelKind.Logistic, 0, new TermSpec("age", false)));
        foreach (var age in Without.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            data.Add(0, age);
        foreach (var age in With.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            data.Add(1, age);
        var found = Logistic(data.Rows());
        Assert.Equal(100, data.Rows().Count);
        // Table 1.3 of the book rounds these: 0.111 (0.0241) and -5.309 (1.1337).
        Assert.Equal((0.110921m, 0.0240598m), (found[1].Estimate, found[1].StandardError));
        Assert.Equal((-5.30945m, 1.13365m), (found[0].Estimate, found[0].StandardError));
    }

    // The first has one decimal.
    private static TermSpec Term(int number) => new($"x{number}", false, number == 1 ? 1 : 0);

    private static IReadOnlyList<Coefficient> Fit(ModelRows rows)
    {
        var design = Design.Of(rows, 0).Value;
        return LinearFit.Of(design, new Moments(design), 0, Digits).Value;
    }

    private static Coefficient[] Logistic(ModelRows rows)
    {
        var design = Design.Of(rows, 0).Value;
        return LogisticFit.Of(design, Standardised.Of(design, new Moments(design), 0).Value, 0).Value.Coefficients();
    }

    private static void Agrees(IReadOnlyList<Coefficient> found, params (decimal Estimate, decimal StandardError)[] certified)
    {
        Assert.Equal(certified.Length, found.Count);
        foreach (var (one, value) in found.Zip(certified))
        {
            Assert.True(Math.Abs(one.Estimate / value.Estimate - 1) < 1e-12m, $"{one.Term}: {one.Estimate}");
            Assert.True(Math.Abs(one.StandardError / value.StandardError - 1) < 1e-12m, $"{one.Term}: {one.StandardError}");
        }
    }
}
