using Linkage.Domain.Outcomes;
using Linkage.Domain.Perturbing.CellKeys;
using Linkage.Domain.Perturbing.Privacy;
using Linkage.Domain.Perturbing.Rounding;

namespace Linkage.Domain.Perturbing;

/// <summary>The rules that the choice of a method must keep, with pointers below the policy.</summary>
internal static class MethodFaults
{
    public static IEnumerable<Fault> Of(Method method, int minimumFrequency) =>
        Parameters(method).Concat(method.Kind switch
        {
            MethodKind.CellKey when method.CellKey is { } noise => NoiseFaults.Of(noise, "/method/cellKey"),
            MethodKind.Rounding when method.Rounding is { } rounding => RoundingFaults.Of(rounding, minimumFrequency, "/method/rounding"),
            MethodKind.DifferentialPrivacy when method.Privacy is { } privacy => PrivacyFaults.Of(privacy, "/method/privacy"),
            _ => [],
        });

    private static IEnumerable<Fault> Parameters(Method method)
    {
        (MethodKind Kind, string Name, bool Given)[] parameters =
        [
            (MethodKind.CellKey, "cellKey", method.CellKey is not null),
            (MethodKind.Rounding, "rounding", method.Rounding is not null),
            (MethodKind.DifferentialPrivacy, "privacy", method.Privacy is not null),
        ];
        foreach (var (kind, name, given) in parameters)
            if (given != (kind == method.Kind))
                yield return new("/method/" + name, "method-parameters", "A method has the parameters of its kind, and no others.");
    }
}
