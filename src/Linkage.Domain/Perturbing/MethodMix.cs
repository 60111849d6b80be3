using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Perturbing;

/// <summary>
/// Releases over one population must be of one method: exact counts beside private ones void the budget, and two kinds of noise or rounding
/// around the same count are two looks at it.
/// </summary>
public static class MethodMix
{
    /// <param name="released">Fingerprints of what was released before over the population, recalled releases included.</param>
    public static Refusal? RefusalOf(Method method, IEnumerable<string> released) =>
        released.Any(earlier => earlier != method.Fingerprint())
            ? new Refusal(RefusalKind.Unsafe, "method-mixed",
                "The population has releases by another method, and the two together would tell more than each.")
            : null;
}
