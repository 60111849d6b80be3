using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Perturbing.Series;

/// <summary>What a perturbed result and the perturbed releases before it tell together.</summary>
/// <param name="Refusal">Why the result may not leave; null when nothing speaks against it.</param>
/// <param name="Variance">Of the best estimate of a small group by all of them, or a bound below it; for cell keys.</param>
public sealed record SeriesVerdict(Refusal? Refusal, double? Variance)
{
    internal static SeriesVerdict No(string code, string sentence) => new(new Refusal(RefusalKind.Unsafe, code, sentence), null);
}
