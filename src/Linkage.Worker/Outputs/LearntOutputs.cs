using Linkage.Domain.Regression;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>What the first pass came to: rows that carry the learnt categories, and the fitted models.</summary>
internal sealed record LearntOutputs(ILinkSource Source, IReadOnlyList<ModelFit> Fits)
{
    public IReadOnlyList<PublishedModel> Models => [.. Fits.Select(fit => fit.Model)];

    public IReadOnlyList<ModelEvidence> Evidence => [.. Fits.Select(fit => fit.Evidence)];
}
