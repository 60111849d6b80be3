using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Perturbing;

/// <summary>Which measures a method protects.</summary>
public static class MethodMeasures
{
    /// <summary>Whether the method has noise, or a rounding, for such values at all; a private sum also needs agreed bounds.</summary>
    public static bool Protects(Method method, MeasureKind measure) => !method.Perturbs || measure == MeasureKind.CountSubjects
        || method.Kind == MethodKind.DifferentialPrivacy && measure is MeasureKind.Sum or MeasureKind.Mean;

    /// <summary>Which ones those are, as the beginning of a sentence.</summary>
    public static string Words(Method method) => method.Kind switch
    {
        MethodKind.CellKey => "Noise by cell keys protects counts of subjects only",
        MethodKind.Rounding => "Rounding protects counts of subjects only",
        MethodKind.Midpoint => "Midpoint rounding protects counts of subjects only",
        MethodKind.DifferentialPrivacy => "Differential privacy protects counts of subjects, and sums and means of fields with agreed bounds",
        _ => "Suppression protects every measure",
    };
}
