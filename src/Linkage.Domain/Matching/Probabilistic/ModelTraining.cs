using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Matching.Probabilistic;

/// <summary>
/// Trains a model without known matches, as Splink does (Linacre et al. 2022): u from random pairs; m by one fit per block over the
/// fields that the block does not hold equal, the middle value where fits differ; the prior from the share of matches in each block
/// and the weight of what its pairs agree on.
/// </summary>
public sealed class ModelTraining
{
    /// <summary>With u known, one field gives as many equations as it has levels less one, and as many unknowns as it has levels.</summary>
    private const int LeastFree = 2;

    private const double StartPrior = 0.3;
    private const double StartAgreement = 0.9;
    private readonly LinkSpecification _specification;
    private readonly RecordTable _left;
    private readonly RecordTable _right;
    private readonly RecordAgreement _agreement;
    private readonly List<TrainingSession> _sessions = [];
    private double[][] _u = [];

    private ModelTraining(LinkSpecification specification, RecordTable left, RecordTable right, RecordAgreement agreement) =>
        (_specification, _left, _right, _agreement) = (specification, left, right, agreement);

    public static Outcome<LinkModelDocument> Train(
        LinkSpecification specification,
        RecordTable left,
        RecordTable right,
        IProgress<Progress>? progress = null,
        CancellationToken cancel = default) =>
        AgreementBuilder.Build(specification, left, right)
            .Then<LinkModelDocument>(agreement => new ModelTraining(specification, left, right, agreement).Train(progress, cancel));

    private Outcome<LinkModelDocument> Train(IProgress<Progress>? progress, CancellationToken cancel)
    {
        progress?.Report(new("random-pairs", 0, 1));
        if (EstimateU(cancel) is { } always) return always;
        for (var i = 0; i < _specification.Blocks.Count; i++)
        {
            progress?.Report(new("fit", i, _specification.Blocks.Count));
            if (Fit(i, cancel) is { } refusal) return refusal;
        }

        List<TrainedField> fields = [];
        for (var i = 0; i < _specification.Fields.Count; i++)
        {
            if (Middle(i) is not { } m) return Unknown(i);
            fields.Add(new(_specification.Fields[i].Column, m, _u[i]));
        }

        if ((_specification.Prior ?? EstimatePrior(fields)) is not { } prior) return UnknownPrior;
        return new LinkModelDocument(LinkModelDocument.CurrentVersion, _specification, prior, fields, _sessions);
    }

    private Refusal? EstimateU(CancellationToken cancel)
    {
        var random = RandomPairs.Patterns(_agreement, _left.Count, _right.Count, _specification.RandomPairs, _specification.Seed, cancel);
        var shares = Enumerable.Range(0, _specification.Fields.Count).Select(field => RandomPairs.Shares(random, field)).ToArray();
        var missing = Array.FindIndex(shares, share => share is null);
        _u = [.. shares.Select(share => share ?? [])];
        return missing < 0 ? null : Refusal.Invalid("field-always-missing", "A field has no values to compare.",
            [new($"/fields/{missing}", "always-missing", "No random pair has a value on both sides: leave the field out, or draw more pairs.")]);
    }

    private Refusal? Fit(int number, CancellationToken cancel)
    {
        var block = _specification.Blocks[number];
        int[] free = [.. Enumerable.Range(0, _specification.Fields.Count).Where(i => !block.Contains(_specification.Fields[i].Column))];
        if (free.Length < LeastFree)
            return Bad(
                number,
                "too-little-left",
                "The block leaves fewer than two fields free: their m and the share of matches cannot be told apart.");
        var blocks = BlockKeys.Of(block, _left, _right);
        if (blocks.Check(new MatchOptions(SimilarityMeasure.Dice, 0).MaxBlockMembers) is { } tooLarge) return tooLarge;
        var patterns = Patterns(blocks, free, cancel);
        if (patterns.Total == 0) return Bad(number, "empty-block", "No two records are equal on these columns: take other columns.");
        var start = new LinkModel(
            StartPrior, [.. free.Select(i => new FieldModel(_specification.Fields[i].Column, Start(_u[i].Length), _u[i]))]);
        var fit = ExpectationMaximisation.Run(patterns, start, new(_specification.MaxIterations, _specification.Tolerance), cancel);
        if (Judge(number, fit) is { } refusal) return refusal;
        _sessions.Add(new(block, patterns.Total, fit.Model.Prior, fit.Iterations, fit.LogLikelihood,
            [.. fit.Model.Fields.Select(field => new TrainedField(field.Name, field.M, field.U))]));
        return null;
    }

    private static Refusal? Judge(int number, Fit fit)
    {
        if (!fit.HasConverged)
        {
            return Bad(number, "not-converged",
                $"The fit still moved after {fit.Iterations} iterations: allow more, a larger tolerance, or take a block with more matches.");
        }

        return fit.Model.Fields.Any(field => field.M[^1] > field.U[^1]) ? null : Bad(number, "no-agreement",
            "On no field do the supposed matches agree more than strangers: the two sides share nobody, or nothing comparable.");
    }

    private PatternCounts Patterns(CandidateBlocks blocks, int[] free, CancellationToken cancel)
    {
        var agreement = new RecordAgreement([.. free.Select(i => _agreement.Fields[i])]);
        var counts = new PatternCounts(agreement.Shape);
        foreach (var block in blocks.Blocks)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var left in block.Left)
            {
                foreach (var right in block.Right) counts.Add(agreement.Pattern(left, right));
            }
        }

        return counts;
    }

    private double[]? Middle(int field)
    {
        var column = _specification.Fields[field].Column;
        var found = _sessions.SelectMany(session => session.Fields.Where(trained => trained.Column == column)).ToArray();
        if (found.Length == 0) return null;
        var middle = _u[field].Select((_, level) => Median([.. found.Select(trained => trained.M[level])])).ToArray();
        return [.. middle.Select(share => share / middle.Sum())];
    }

    /// <summary>Odds in a block, divided by the Bayes factors of what its pairs agree on; blocks on other columns tell nothing.</summary>
    private double? EstimatePrior(List<TrainedField> fields)
    {
        List<double> priors = [];
        foreach (var session in _sessions)
        {
            var held = session.Block.Select(column => fields.Find(field => field.Column == column)).ToArray();
            if (held.Contains(null)) continue;
            var odds = session.Prior / (1 - session.Prior);
            foreach (var field in held) odds /= new FieldModel(field!.Column, field.M, field.U).Factor(field.M.Count - 1);
            priors.Add(odds / (1 + odds));
        }

        return priors.Count > 0 && Median([.. priors]) is > 0 and < 1 and var prior ? prior : null;
    }

    private static double[] Start(int levels) =>
        [.. Enumerable.Range(0, levels).Select(level => level == levels - 1 ? StartAgreement : (1 - StartAgreement) / (levels - 1))];

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static Refusal Bad(int block, string rule, string message) =>
        Refusal.Invalid("training-failed", "The model cannot be trained on these blocks.", [new($"/blocks/{block}", rule, message)]);

    private static Refusal Unknown(int field) => Refusal.Invalid("training-failed", "A field is held equal by every block.",
        [new($"/fields/{field}", "never-free", "Add a block without this field, so that its m can be learnt.")]);

    private static Refusal UnknownPrior => Refusal.Invalid("training-failed", "The prior cannot be estimated from these blocks.",
        [new("/prior", "unknown", "Give a prior, or a block whose columns are all fields.")]);
}
