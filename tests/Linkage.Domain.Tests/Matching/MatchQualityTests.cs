using System.Xml.Linq;
using Linkage.Domain.Chance;
using Linkage.Domain.Encodings;
using Linkage.Domain.Matching;
using Linkage.Domain.Matching.Quality;

namespace Linkage.Domain.Tests.Matching;

public sealed class MatchQualityTests
{
    /// <summary>Seven in ten records have a counterpart at 0.85 ± 0.04; the best stranger of the others lies at 0.62 ± 0.03.</summary>
    private static readonly (double Score, bool IsMatch)[] Made = Make();

    [Fact]
    public void The_mixture_finds_what_the_scores_were_made_from()
    {
        var mixture = ScoreMixture.Fit([.. Made.Select(made => made.Score)])!;
        Assert.True(mixture.HasConverged);
        Assert.Equal(0.7, mixture.MatchShare, 0.02);
        Assert.Equal(0.85, mixture.MatchMean, 0.005);
        Assert.Equal(0.62, mixture.OtherMean, 0.005);
        Assert.Equal(0.04, mixture.MatchDeviation, 0.005);
        Assert.Equal(0.03, mixture.OtherDeviation, 0.005);
    }

    [Theory]
    [InlineData(0.65)]
    [InlineData(0.7)]
    [InlineData(0.75)]
    [InlineData(0.85)]
    public void Estimated_error_rates_are_near_the_true_ones(double threshold)
    {
        var mixture = ScoreMixture.Fit([.. Made.Select(made => made.Score)])!;
        var rate = ErrorRates.At([.. Made.Select(made => (made.Score, mixture.Probability(made.Score)))], [threshold]).Single();
        var linked = Made.Where(made => made.Score >= threshold).ToArray();
        Assert.Equal(linked.Count(made => !made.IsMatch) / (double)linked.Length, rate.FalseMatchRate, 0.02);
        var matches = Made.Where(made => made.IsMatch).ToArray();
        Assert.Equal(matches.Count(made => made.Score < threshold) / (double)matches.Length, rate.MissedMatchRate, 0.02);
        Assert.Equal(linked.Length / (double)Made.Length, rate.LinkedShare);
    }

    [Fact]
    public void Too_few_scores_are_no_mixture() => Assert.Null(ScoreMixture.Fit([.. Enumerable.Repeat(0.8, 99)]));

    [Fact]
    public void Shares_by_group_show_who_is_missed()
    {
        var shares = MatchedShare.ByGroup(["b", "a", "b", "b"], [0, 0, 1]);
        Assert.Equal([new("a", 1, 1), new("b", 3, 1)], shares);
        Assert.Equal(1 / 3.0, shares[1].Share);
    }

    [Fact]
    public void A_report_counts_links_duplicates_and_unlinkable_records()
    {
        var quality = MatchQuality.Of(0.8, new(10, 2, 1), new(20, 0, 3), [new(0, 0, 0.9), new(1, 4, 0.8)], Best(0.9, 0.8, 0.3, 1));
        Assert.Equal((2, 10, 2, 20), (quality.Left.Matched, quality.Left.Records, quality.Right.Matched, quality.Right.Records));
        Assert.Equal((2, 0, 1, 3), (quality.LeftDuplicates, quality.RightDuplicates, quality.LeftUnlinkable, quality.RightUnlinkable));
        Assert.Equal(4, quality.Scores.Counts.Sum());
        Assert.Equal(1, quality.Scores.Counts[0]);
        Assert.Equal(1, quality.Scores.Counts[^1]);
    }

    [Fact]
    public void The_picture_is_well_formed_and_has_a_text_alternative()
    {
        var quality = MatchQuality.Of(0.8, new(10, 0, 0), new(20, 0, 0), [new(0, 0, 0.9)], Best(0.9, 0.8, 0.7));
        var svg = XDocument.Parse(QualityPicture.Draw(quality, "Scores <of> A & B")).Root!;
        XNamespace ns = "http://www.w3.org/2000/svg";
        Assert.Equal("Scores <of> A & B", svg.Element(ns + "title")!.Value);
        Assert.Equal("1 of 10 left records linked at a threshold of 0.80.", svg.Element(ns + "desc")!.Value);
        Assert.Equal(4, svg.Elements(ns + "rect").Count());
    }

    [Fact]
    public void Best_scores_are_those_of_all_candidates_in_the_blocks()
    {
        var chance = new Seeded("best");
        var left = MadeEncodings.Adversarial(chance, 128, 30);
        var right = MadeEncodings.Adversarial(chance, 128, 40, left);
        var all = Matches.Of(left, right, new(SimilarityMeasure.Dice, 0)).Value;
        var everything = CandidateBlocks.Everything(30, 40);
        var best = BestScores.Of(left, right, everything, SimilarityMeasure.Dice, 100, TestContext.Current.CancellationToken);
        Assert.Equal(
            all.GroupBy(pair => pair.Left).OrderBy(group => group.Key).Select(
                group => group.Select(pair => pair.Score).OrderDescending().ToArray())
                .Select(scores => new BestScore(scores[0], scores[1])),
            best);
    }

    [Theory]
    [InlineData(SimilarityMeasure.Dice)]
    [InlineData(SimilarityMeasure.Jaccard)]
    [InlineData(SimilarityMeasure.Hamming)]
    public void Best_scores_of_many_candidates_are_those_of_one_by_one(SimilarityMeasure measure)
    {
        var chance = new Seeded($"many {measure}");
        var (left, right) = (MadeEncodings.Adversarial(chance, 128, 20), MadeEncodings.Uniform(chance, 128, 2_500, 400));
        foreach (var record in Enumerable.Range(0, left.Count)) right.Add(Bytes(left, record));
        string[][] leftKeys = [.. Enumerable.Range(0, left.Count).Select(_ => (string[])["x", "y"])];
        string[][] rightKeys = [.. Enumerable.Range(0, right.Count).Select(at => at % 7 == 0 ? (string[])["y"] : ["x", "y"])];
        var best = BestScores.Of(
            left, right, CandidateBlocks.ByKey(leftKeys, rightKeys), measure, 100, TestContext.Current.CancellationToken);
        double ScoreOf(int record, int candidate) => Similarity.Score(
            measure, EncodingSet.Common(left[record], right[candidate]), left.Ones(record) + right.Ones(candidate), 128);
        Assert.Equal(
            Enumerable.Range(
                0, left.Count).Select(record => Enumerable.Range(0, right.Count).Select(candidate => ScoreOf(record, candidate))
                .OrderDescending().ToArray()).Select(scores => new BestScore(scores[0], scores[1])),
            best);
    }

    private static byte[] Bytes(EncodingSet set, int record) =>
        MadeEncodings.Bytes([.. Enumerable.Range(0, set.Length).Select(bit => set.IsSet(record, bit))]);

    [Theory]
    [InlineData(SimilarityMeasure.Dice)]
    [InlineData(SimilarityMeasure.WeightedTanimoto)]
    public void Best_scores_are_the_same_however_candidates_come_in_pieces(SimilarityMeasure measure)
    {
        var chance = new Seeded($"pieces {measure}");
        var (left, right) = (MadeEncodings.Adversarial(chance, 128, 30), MadeEncodings.Uniform(chance, 128, 5_000, 400));
        foreach (var record in Enumerable.Range(0, left.Count)) right.Add(Bytes(left, record));
        var cancel = TestContext.Current.CancellationToken;
        var whole = BestScores.Of(left, right, CandidateBlocks.Everything(left.Count, right.Count), measure, 20, cancel);
        var scores = new BestScores(left, measure, 20, BitWeights.Of(right));
        for (int first = 0, next; first < right.Count; first = next)
        {
            next = Math.Min(right.Count, first + 1 + chance.Below(2_500));
            var piece = new EncodingSet(128);
            for (var record = first; record < next; record++) piece.Add(Bytes(right, record));
            scores.Add(piece, CandidateBlocks.Everything(left.Count, piece.Count), cancel);
        }

        Assert.Equal(whole, scores.Found);
    }

    [Fact]
    public void Records_that_share_an_encoding_are_counted_as_those_of_the_profile()
    {
        var set = MadeEncodings.Adversarial(new Seeded("shared"), 128, 400);
        var shared = new SharedEncodings(set.Count);
        for (var record = 0; record < set.Count; record++) shared.Add(set[record]);
        var expected = EncodingProfile.Of(set).Shared;
        Assert.InRange(expected, 2, set.Count);
        Assert.Equal(expected, shared.Count());
    }

    [Fact]
    public void A_candidate_in_several_blocks_is_not_its_own_runner_up()
    {
        var set = MadeEncodings.Uniform(new Seeded("blocks"), 128, 2, 300);
        var blocks = CandidateBlocks.ByKey([["x", "y"], ["z"]], [["x", "y"], ["z"]]);
        var best = BestScores.Of(set, set, blocks, SimilarityMeasure.Dice, 100, TestContext.Current.CancellationToken);
        Assert.Equal([new(1, 0), new(1, 0)], best);
    }

    [Fact]
    public void Where_everybody_has_a_counterpart_no_false_matches_are_expected()
    {
        var chance = new Seeded("everybody");
        var best = Enumerable.Range(0, 5_000).Select(
            _ => new BestScore(0.88 + (0.05 * chance.Normal()), 0.62 + (0.03 * chance.Normal()))).ToList();
        var mixture = ScoreMixture.Fit(best)!;
        Assert.True(mixture.HasConverged);
        Assert.Equal(1, mixture.MatchShare, 0.005);
        var rate = ErrorRates.At([.. best.Select(score => (score.Best, mixture.Probability(score.Best)))], [0.8]).Single();
        Assert.Equal(0, rate.FalseMatchRate, 0.005);
        Assert.Equal(best.Count(score => score.Best < 0.8) / 5_000.0, rate.MissedMatchRate, 0.01);
    }

    [Fact]
    public void Seconds_tell_the_strangers_also_where_some_records_are_there_twice()
    {
        var chance = new Seeded("twice");
        var best = Made.Select(
            made => new BestScore(made.Score, chance.Below(5) == 0 ? made.Score - 0.02 : 0.62 + (0.03 * chance.Normal()))).ToList();
        var mixture = ScoreMixture.Fit(best)!;
        Assert.Equal(0.7, mixture.MatchShare, 0.02);
        Assert.Equal(0.62, mixture.OtherMean, 0.015);
    }

    private static BestScore[] Best(params double[] scores) => [.. scores.Select(score => new BestScore(score, 0))];

    private static (double Score, bool IsMatch)[] Make()
    {
        var chance = new Seeded("mixture");
        return
        [
            .. Enumerable.Range(0, 5_000)
                .Select(i => i % 10 < 7 ? (0.85 + (0.04 * chance.Normal()), true) : (0.62 + (0.03 * chance.Normal()), false)),
        ];
    }
}
