namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>One step of the estimation: expected numbers of matches and non-matches at every level, under the model so far.</summary>
internal sealed class ExpectedCounts(LinkModel model)
{
    private readonly double[][] _matches = [.. model.Fields.Select(field => new double[field.M.Count])];
    private readonly double[][] _others = [.. model.Fields.Select(field => new double[field.M.Count])];
    private double _match;
    private double _total;

    public double LogLikelihood { get; private set; }

    public void Add(int[] levels, long count)
    {
        double match = model.Prior, other = 1 - model.Prior;
        for (var field = 0; field < levels.Length; field++)
        {
            if (levels[field] == FieldAgreement.Missing) continue;
            match *= Math.Max(model.Fields[field].M[levels[field]], FieldModel.Least);
            other *= Math.Max(model.Fields[field].U[levels[field]], FieldModel.Least);
        }

        var share = match / (match + other);
        LogLikelihood += count * Math.Log(match + other);
        _match += count * share;
        _total += count;
        for (var field = 0; field < levels.Length; field++)
        {
            if (levels[field] == FieldAgreement.Missing) continue;
            _matches[field][levels[field]] += count * share;
            _others[field][levels[field]] += count * (1 - share);
        }
    }

    public LinkModel Maximise(bool keepU) => new(
        _match / _total,
        [
            .. model.Fields.Select((field, i) => field with
            {
                M = Shares(_matches[i], field.M),
                U = keepU ? field.U : Shares(_others[i], field.U),
            }),
        ]);

    /// <summary>A field that was missing in every pair keeps what it had.</summary>
    private static IReadOnlyList<double> Shares(double[] counts, IReadOnlyList<double> before)
    {
        var sum = counts.Sum();
        return sum > 0 ? [.. counts.Select(count => count / sum)] : before;
    }
}
