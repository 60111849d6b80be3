using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Questions;
using Linkage.Domain.Regression;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>Gathers the rows of all models in one pass, and fits them.</summary>
internal sealed class ModelLearner : ILearner
{
    private readonly BoundQuestion _question;
    private readonly TabulationPlan _plan;
    private readonly DisclosurePolicy _policy;
    private readonly bool _dryRun;
    private readonly LedgerKey? _ledger;
    private readonly ModelColumns[] _columns;
    private readonly ulong[] _partnerOfInput;
    private readonly long[] _incomplete;

    /// <param name="ledger">The project's key, by which the ledger names subjects; null where nothing is recorded, as in a dry run.</param>
    public ModelLearner(BoundQuestion question, TabulationPlan plan, DisclosurePolicy policy, bool dryRun, LedgerKey? ledger)
    {
        var partners = plan.Partners.ToList();
        (_question, _plan, _policy, _dryRun, _ledger) = (question, plan, policy, dryRun, ledger);
        _columns = [.. question.Models.Select(model => new ModelColumns(model, plan))];
        _partnerOfInput = [.. question.Inputs.Select(input => 1UL << partners.IndexOf(input.Partner))];
        _incomplete = new long[_columns.Length];
    }

    public int Passes => 1;

    public IReadOnlyList<ModelFit> Fits { get; private set; } = [];

    /// <summary>For the ledger, a model each; none in a dry run.</summary>
    public IReadOnlyList<ModelCells> Cells { get; private set; } = [];

    public void Take(int pass, ILinkedRow row)
    {
        var partners = 0UL;
        for (var input = 0; input < _partnerOfInput.Length; input++)
            if (row.MatchedKey(input) > 0) partners |= _partnerOfInput[input];
        for (var at = 0; at < _columns.Length; at++)
            if (!_columns[at].Take(row, partners)) _incomplete[at]++;
    }

    public Outcome<Nothing> End(int pass)
    {
        if (_columns.Any(one => one.Rows.IsTooLarge))
            return new Refusal(RefusalKind.TooLarge, "model-too-large", "A model has more rows times terms than are kept in memory.");
        var joint = JointLeverage.Of([.. _columns.Select(one => one.Rows)]);
        if (joint.IsRefused) return joint.Refusal;
        var fits = new List<ModelFit>();
        for (var at = 0; at < _columns.Length; at++)
        {
            var cells = _question.Models[at].Cells.Select(table => table.Name).ToList();
            var fit = ModelFit.Of(_columns[at].Rows, at, _policy, _plan.Partners.Count, _incomplete[at], joint.Value, cells);
            // Rows that were made up need not fit; the shape of the other outputs is still worth seeing.
            if (fit.IsRefused && _dryRun) continue;
            if (fit.IsRefused) return fit.Refusal;
            fits.Add(fit.Value);
        }

        Fits = fits;
        var entity = _question.Subject.Field.EntityType.ToString()!;
        if (_ledger is not null) Cells = [.. _columns.Select(one => ModelCells.Of(one.Rows, [.. _plan.Partners], entity, _ledger))];
        return Nothing.Done;
    }
}
