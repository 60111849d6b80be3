using System.Text.Json.Serialization;

namespace Linkage.Domain.Perturbing.Rounding;

/// <param name="Base">5 or 10 when controlled; for small counts at least the minimum frequency.</param>
/// <param name="Steps">When controlled: how many multiples further than the two next to it a count may go where no nearer rounding of linked
/// tables exists; two when left out.</param>
public sealed record RoundingParameters(RoundingScheme Scheme, int Base, int? Steps = null)
{
    private const int UsualSteps = 2;

    [JsonIgnore]
    public int MostSteps => Steps ?? UsualSteps;

    /// <summary>Nearer than this to its true count is every one that is controlled.</summary>
    [JsonIgnore]
    public int Reach => (MostSteps + 1) * Base;
}
