using System.Globalization;
using Linkage.Domain.Expressions;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Profiles;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Questions;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>
/// Finds clusters in a first pass and counts their subjects in a second; small ones join the nearest. Memory is bounded by the sample of
/// different vectors.
/// </summary>
internal sealed class ProfileLearner(BoundProfile profile, TabulationPlan plan, int least) : ILearntVariable
{
    private const int MostVectors = 10_000;

    private readonly VectorSample _sample = new($"{profile.Name}\n{profile.Seed}", MostVectors);
    private readonly int[] _numbers = [.. profile.Numbers.Select(one => plan.OutputOf(one.Expression))];
    private readonly FeatureScale[] _scales = [.. profile.Numbers.Select(one => new FeatureScale(one.Low, one.High))];
    private readonly CodeReading[] _codes = [.. profile.Codes.Select(one => new CodeReading(one, plan))];
    private Prototypes? _prototypes;
    private long[] _sizes = [], _last = [];
    private string[] _codeOf = [];
    private bool _hasMissing;

    public int Passes => 2;

    public LearntCategory Variable => profile.Variable;

    public IReadOnlyList<string?> Codes =>
        [.. _codeOf.Distinct().Order(StringComparer.Ordinal), .. _hasMissing ? [null] : Array.Empty<string?>()];

    public void Take(int pass, ILinkedRow row)
    {
        if (Read(row) is not { } vector)
        {
            _hasMissing = true;
            return;
        }

        if (pass == 0)
        {
            _sample.Add(vector);
            return;
        }

        var at = _prototypes!.Nearest(vector);
        if (_last[at] == row.Subject) return;
        _last[at] = row.Subject;
        _sizes[at]++;
    }

    public Outcome<Nothing> End(int pass)
    {
        if (pass == 1)
        {
            if (_prototypes is not null) _codeOf = Written(_prototypes.Merge(_sizes, least));
            return Nothing.Done;
        }

        var vectors = _sample.Vectors();
        if (vectors.Count == 0) return Nothing.Done;
        _prototypes = Clustering.Find(vectors, profile.Clusters, profile.Seed);
        _sizes = new long[_prototypes.Count];
        _last = new long[_prototypes.Count];
        Array.Fill(_last, long.MinValue);
        return Nothing.Done;
    }

    public string? CodeOf(ILinkedRow row) => Read(row) is { } vector ? _codeOf[_prototypes!.Nearest(vector)] : null;

    // As many digits for each, so that codes stand in the order of numbers.
    private static string[] Written(int[] clusters)
    {
        var digits = $"D{(clusters.Max() + 1).ToString(CultureInfo.InvariantCulture).Length}";
        return [.. clusters.Select(cluster => (cluster + 1).ToString(digits, CultureInfo.InvariantCulture))];
    }

    // A missing category is one like others; without a number there is no distance.
    private FeatureVector? Read(ILinkedRow row)
    {
        var numbers = new int[_numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (row.Number(_numbers[i]) is not { } value) return null;
            numbers[i] = _scales[i].Of(value);
        }

        return new FeatureVector(numbers, [.. _codes.Select(code => code.Of(row) ?? Domain.Protection.Tables.Variable.Missing)]);
    }
}
