using Linkage.Domain.Ledger;
using Linkage.Domain.Regression;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>What the first pass came to: rows that carry the learnt categories, and the fitted models.</summary>
/// <param name="Cells">Models as the ledger keeps them.</param>
internal sealed record LearntOutputs(ILinkSource Source, IReadOnlyList<ModelFit> Fits, IReadOnlyList<ModelCells> Cells)
{
    public IReadOnlyList<PublishedModel> Models => [.. Fits.Select(fit => fit.Model)];

    public IReadOnlyList<ModelEvidence> Evidence => [.. Fits.Select(fit => fit.Evidence)];
}
