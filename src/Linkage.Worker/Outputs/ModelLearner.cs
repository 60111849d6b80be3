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
    private readonly ModelColumns[] _columns;
    private readonly ulong[] _partnerOfInput;
    private readonly long[] _byMembership;
    private long? _last;
    private int _membership;

    public ModelLearner(BoundQuestion question, TabulationPlan plan, DisclosurePolicy policy)
    {
        var partners = plan.Partners.ToList();
        (_question, _plan, _policy) = (question, plan, policy);
        _columns = [.. question.Models.Select(model => new ModelColumns(model, plan))];
        _partnerOfInput = [.. question.Inputs.Select(input => 1UL << partners.IndexOf(input.Partner))];
        _byMembership = new long[1 << _columns.Length];
    }

    public int Passes => 1;

    public IReadOnlyList<ModelFit> Fits { get; private set; } = [];

    public void Take(int pass, ILinkedRow row)
    {
        var partners = 0UL;
        for (var input = 0; input < _partnerOfInput.Length; input++)
            if (row.HasMatched(input)) partners |= _partnerOfInput[input];
        if (_last != row.Subject) Count();
        _last = row.Subject;
        for (var at = 0; at < _columns.Length; at++)
            if (_columns[at].Take(row, partners)) _membership |= 1 << at;
    }

    public Outcome<Nothing> End(int pass)
    {
        Count();
        var fits = new List<ModelFit>();
        for (var at = 0; at < _columns.Length; at++)
        {
            if (_columns[at].Rows.IsTooLarge)
                return new Refusal(RefusalKind.TooLarge, "model-too-large", "A model has more rows times terms than are kept in memory.");
            var cells = _question.Models[at].Cells.Select(table => table.Name).ToList();
            var fit = ModelFit.Of(_columns[at].Rows, at, _policy, _plan.Partners.Count, SmallestDifference(), cells);
            if (fit.IsRefused) return fit.Refusal;
            fits.Add(fit.Value);
        }

        Fits = fits;
        return Nothing.Done;
    }

    private void Count()
    {
        if (_last is not null) _byMembership[_membership]++;
        _membership = 0;
    }

    /// <summary>
    /// The smallest set of subjects that all models have or lack alike, where there are several: whatever the models differ in, and in
    /// whatever they differ from all linked subjects, is made of such sets.
    /// </summary>
    private long? SmallestDifference()
    {
        var present = _byMembership.Where(count => count > 0).ToList();
        return present.Count > 1 ? present.Min() : null;
    }
}
