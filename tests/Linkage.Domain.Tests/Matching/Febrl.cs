using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Tests.Encodings;

namespace Linkage.Domain.Tests.Matching;

/// <summary>One of the two FEBRL files, with the truth that its record ids tell (`rec-N-org`, `rec-N-dup-0`).</summary>
internal sealed record Febrl(IReadOnlyList<string[]> Rows, IReadOnlyList<string> Names)
{
    public IReadOnlyList<string> Persons { get; } = [.. Rows.Select(row => row[0].Split('-')[1])];

    public RecordTable Table => new(
        Rows.Count, Names.Select((name, i) => (name, i)).ToDictionary(
            column => column.name, IReadOnlyList<string?> (column) => Rows.Select(row => row[column.i]).ToArray()));

    /// <summary>Null where the data are not beside the checkout.</summary>
    public static (Febrl Left, Febrl Right)? Load() =>
        Checkout.Febrl("febrl_dataset4a.csv") is { } left && Checkout.Febrl("febrl_dataset4b.csv") is { } right
            ? (Read(left), Read(right))
            : null;

    /// <summary>Under the schema of tests/data.</summary>
    public EncodingSet Encode()
    {
        var schema = SchemaReader.Read(File.ReadAllBytes(Checkout.TestData("febrl-schema.json"))).Value;
        var plan = EncodingPlan.Create(schema, "febrl"u8, Hardening.None).Value;
        var encoder = new RecordEncoder(plan);
        var set = new EncodingSet(plan.Length);
        var encoding = new byte[plan.ByteLength];
        List<Fault> faults = [];
        for (var row = 0; row < Rows.Count; row++)
        {
            encoder.Encode(row, Rows[row], encoding, faults);
            set.Add(encoding);
        }

        Assert.Empty(faults);
        return set;
    }

    /// <summary>Every field is padded with a space, and none holds a comma or a quote.</summary>
    private static Febrl Read(string path)
    {
        var rows = File.ReadLines(path).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return new([.. rows.Skip(1)], rows[0]);
    }
}

/// <summary>How links compare with the truth.</summary>
internal readonly record struct Agreement(double Recall, double Precision)
{
    public double F1 => 2 * Recall * Precision / (Recall + Precision);

    public static Agreement Of(IReadOnlyList<ScoredPair> links, Febrl left, Febrl right)
    {
        var correct = links.Count(link => left.Persons[link.Left] == right.Persons[link.Right]);
        return new((double)correct / left.Persons.Intersect(right.Persons).Count(), (double)correct / links.Count);
    }
}
