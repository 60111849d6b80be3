using System.Text.Json.Serialization;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Perturbing.Rounding;

namespace Linkage.Domain.Perturbing;

/// <summary>
/// How the cells of every result under an agreement are protected: one kind, with the parameters of that kind and no others.
/// </summary>
public sealed record Method
{
    public MethodKind Kind { get; init; }

    /// <summary>Needed by cell keys.</summary>
    public NoiseParameters? CellKey { get; init; }

    /// <summary>Needed by rounding.</summary>
    public RoundingParameters? Rounding { get; init; }

    /// <summary>Needed by differential privacy.</summary>
    public PrivacyParameters? Privacy { get; init; }

    public static Method Suppression { get; } = new();

    [JsonIgnore]
    public bool Perturbs => Kind != MethodKind.Suppression;

    /// <summary>
    /// What releases of one population must have in common, as one word per parameter. Noise under other parameters would be a second look
    /// at the same count; a private release is accounted for by its budget, whatever its parameters.
    /// </summary>
    public string Fingerprint() => Kind switch
    {
        MethodKind.CellKey => FormattableString.Invariant(
            $"cellKey D={CellKey!.Maximum} V={CellKey.Variance:0.####} js={CellKey.Blocked} pstay={CellKey.Stay:0.####}"),
        MethodKind.Rounding => FormattableString.Invariant($"rounding {Rounding!.Scheme} {Rounding.Base}"),
        MethodKind.Midpoint => "midpoint 6",
        MethodKind.DifferentialPrivacy => "differentialPrivacy",
        _ => "suppression",
    };
}
