using System.Globalization;
using System.Text;
using Linkage.Domain.Identifiers;
using Linkage.Domain.Keys;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Tests.Encodings;

namespace Linkage.Domain.Tests.Matching;

/// <summary>
/// Links FEBRL 4a with 4b by encodings and by probability, and holds the table in tests/data/febrl-quality.md to what comes out.
/// LINKAGE_WRITE_TABLES=1 writes it anew; README.md shows it as it stands there.
/// </summary>
public sealed class FebrlQualityTests
{
    private static readonly LinkSpecification Specification = new(
        [
            new("given_name", FieldComparison.Exact, Terms: new()),
            new("surname", FieldComparison.Exact, Terms: new()),
            new("date_of_birth", FieldComparison.Exact),
            new("suburb", FieldComparison.Exact),
            new("postcode", FieldComparison.Exact),
            new("address_1", FieldComparison.Exact),
            new("street_number", FieldComparison.Exact),
        ],
        [
            ["date_of_birth"], ["given_name", "surname"], ["postcode", "street_number"], ["suburb", "given_name"], ["address_1"],
            ["surname", "postcode"],
        ]);

    [Fact]
    public async Task Links_are_as_good_as_the_table_says()
    {
        if (Febrl.Load() is not var (left, right))
        {
            Assert.Skip("The FEBRL files are neither in tests/data nor in the folder `shared` beside the checkout.");
            return;
        }

        var table = new StringBuilder("| method | links | recall | precision | F1 |\n| --- | ---: | ---: | ---: | ---: |\n");
        // As many as the tutorial's service links (TutorialTests).
        Assert.True(Add(table, "exact, soc_sec_id", Exact(left, right), left, right) is { Precision: 1, Recall: > 0.91 });
        var (leftEncodings, rightEncodings) = (left.Encode(), right.Encode());
        foreach (var threshold in (double[])[0.75, 0.78, 0.8, 0.82, 0.85])
        {
            var pairs = Matches.Of(leftEncodings, rightEncodings, new(SimilarityMeasure.Dice, threshold, Threads: 2)).Value;
            var found = Add(table, $"encoded, Dice ≥ {Text(threshold)}, greedy", pairs, left, right);
            if (threshold is 0.78 or 0.8) Assert.True(found is { Recall: > 0.99, Precision: > 0.99 });
        }

        var cancel = TestContext.Current.CancellationToken;
        var model = ModelTraining.Train(Specification, left.Table, right.Table, cancel: cancel).Value;
        foreach (var threshold in (double[])[0.5, 0.9, 0.99])
        {
            var pairs = ProbabilisticMatch.Match(
                model, left.Table, right.Table, new(SimilarityMeasure.Dice, threshold), cancel: cancel).Value;
            var found = Add(table, $"Fellegi–Sunter, p ≥ {Text(threshold)}, greedy", pairs, left, right);
            Assert.True(found is { Recall: > 0.97, Precision: > 0.99 });
        }

        if (Environment.GetEnvironmentVariable("LINKAGE_WRITE_TABLES") == "1")
            await File.WriteAllTextAsync(Checkout.TestData("febrl-quality.md"), table.ToString(), cancel);
        Assert.Equal(await File.ReadAllTextAsync(Checkout.TestData("febrl-quality.md"), cancel), table.ToString());
        var readme = Path.Combine(Path.GetDirectoryName(Checkout.TestData("febrl-quality.md"))!, "..", "..", "README.md");
        Assert.Contains(table.ToString(), await File.ReadAllTextAsync(readme, cancel), StringComparison.Ordinal);
    }

    /// <summary>Pairs of records whose pseudonyms are equal.</summary>
    private static List<ScoredPair> Exact(Febrl left, Febrl right)
    {
        using var key = LinkageKey.Create();
        var pseudonymiser = new Pseudonymiser(key, "person", "digits-1");
        var known = Pseudonyms(right).Select((pseudonym, at) => (pseudonym, at)).ToLookup(one => one.pseudonym, one => one.at);
        return [.. Pseudonyms(left).SelectMany((pseudonym, at) => known[pseudonym].Select(to => new ScoredPair(at, to, 1)))];

        IEnumerable<PartnerPseudonym> Pseudonyms(Febrl file)
        {
            var digits = Normalisation.Named("digits").Value;
            var column = file.Names.ToList().IndexOf("soc_sec_id");
            return file.Rows.Select(row => pseudonymiser.Of(digits.Apply(row[column]).Value));
        }
    }

    private static string Text(double threshold) => threshold.ToString(CultureInfo.InvariantCulture);

    private static Agreement Add(StringBuilder table, string method, IReadOnlyList<ScoredPair> pairs, Febrl left, Febrl right)
    {
        var links = Assignment.Choose(AssignmentMethod.Greedy, pairs, cancel: TestContext.Current.CancellationToken);
        var found = Agreement.Of(links, left, right);
        table.Append(
            CultureInfo.InvariantCulture, $"| {method} | {links.Count} | {found.Recall:F4} | {found.Precision:F4} | {found.F1:F4} |\n");
        return found;
    }
}
