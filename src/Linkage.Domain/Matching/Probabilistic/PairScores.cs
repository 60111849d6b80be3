namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>Match weights of pairs, remembered by pattern: there are few patterns and many pairs.</summary>
internal sealed class PairScores(LinkModel model, RecordAgreement agreement)
{
    private readonly Dictionary<long, (int[] Levels, double Weight)> _known = [];
    private readonly int[] _termFields = [.. Enumerable.Range(0, model.Fields.Count).Where(i => model.Fields[i].Terms is not null)];

    /// <summary>Binary logarithm of the odds that the two are one person.</summary>
    public double Weight(int left, int right)
    {
        var pattern = agreement.Pattern(left, right);
        if (!_known.TryGetValue(pattern, out var known))
        {
            var levels = agreement.Shape.Read(pattern);
            _known[pattern] = known = (levels, model.Weight(levels));
        }

        var weight = known.Weight;
        foreach (var i in _termFields)
        {
            var field = model.Fields[i];
            weight += Math.Log2(field.Factor(known.Levels[i], agreement.Fields[i].Frequency(left)) / field.Factor(known.Levels[i]));
        }

        return weight;
    }
}
