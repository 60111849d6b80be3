using FsCheck;
using FsCheck.Fluent;
using Linkage.Domain.Chance;
using Linkage.Domain.Profiles;

namespace Linkage.Domain.Tests.Profiles;

public sealed class ClusteringTests
{
    [Fact]
    public void Groups_that_were_planted_are_found()
    {
        var (chance, found) = (new Seeded("planted"), new Dictionary<int, int>());
        var planted = Enumerable.Range(0, 600).Select(i => (Group: i % 3, Vector: Near(i % 3, chance))).ToList();
        var prototypes = Clustering.Find(Sample(planted.Select(one => one.Vector)), 3, "seed");
        Assert.Equal(3, prototypes.Count);
        foreach (var (group, vector) in planted)
        {
            var at = prototypes.Nearest(vector);
            Assert.Equal(group, found.TryGetValue(at, out var known) ? known : found[at] = group);
        }
    }

    [Fact]
    public void Categories_alone_make_clusters_too()
    {
        string[][] kinds = [["rent", "flat"], ["own", "house"], ["own", "flat"]];
        var vectors = Enumerable.Range(0, 90).Select(i => new FeatureVector([], kinds[i % 3])).ToList();
        var prototypes = Clustering.Find(Sample(vectors), 3, "seed");
        Assert.Equal(3, vectors.Select(one => prototypes.Nearest(one)).Distinct().Count());
    }

    [Fact]
    public void The_order_of_subjects_changes_nothing_and_the_sample_counts_right() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var chance = new Seeded($"profiles-{seed}");
            var vectors = Enumerable.Range(0, 300)
                .Select(_ => new FeatureVector([chance.Below(20) * 50], ["ab"[chance.Below(2)].ToString()])).ToList();
            var (once, again) = (Sample(vectors, 15), Sample(vectors.AsEnumerable().Reverse(), 15));
            Assert.Equal(once, again);
            Assert.All(once, one => Assert.Equal(vectors.Count(vector => vector.Equals(one.Vector)), one.Frequency));
            var (left, right) = (Clustering.Find(once, 4, "s"), Clustering.Find(again, 4, "s"));
            Assert.All(vectors, vector => Assert.Equal(left.Nearest(vector), right.Nearest(vector)));
        }));

    [Fact]
    public void A_cluster_of_fewer_than_the_minimum_joins_the_nearest_and_numbers_go_by_size()
    {
        var prototypes = Clustering.Find(
            [.. new[] { 0, 100, 500, 1000 }.Select(at => new WeightedVector(new FeatureVector([at], []), 10))], 4, "seed");
        long[] sizes = [.. Enumerable.Repeat(0L, 4)];
        int At(int value) => prototypes.Nearest(new FeatureVector([value], []));
        (sizes[At(0)], sizes[At(100)], sizes[At(500)], sizes[At(1000)]) = (3, 20, 40, 9);
        var clusters = prototypes.Merge(sizes, 10);
        // 3 join the 20 next to them, 9 the 40.
        Assert.Equal([1, 1, 0, 0], new[] { 0, 100, 500, 1000 }.Select(value => clusters[At(value)]));
        Assert.All(prototypes.Merge([1, 1, 1, 1], 10), cluster => Assert.Equal(0, cluster));
    }

    [Fact]
    public void Numbers_beyond_the_bounds_count_as_the_bounds()
    {
        var scale = new FeatureScale(-200, 300);
        Assert.Equal([0, 0, 500, 1000, 1000], new[] { long.MinValue, -200, 50, 300, long.MaxValue }.Select(scale.Of));
    }

    private static IReadOnlyList<WeightedVector> Sample(IEnumerable<FeatureVector> vectors, int capacity = 1_000)
    {
        var sample = new VectorSample("seed", capacity);
        foreach (var vector in vectors) sample.Add(vector);
        return sample.Vectors();
    }

    private static FeatureVector Near(int group, Seeded chance) => new(
        [group * 400 + chance.Below(60), 900 - group * 300 + chance.Below(60)], [group == 1 ? "own" : "rent"]);
}
