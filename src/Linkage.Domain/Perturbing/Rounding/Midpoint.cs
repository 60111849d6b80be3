namespace Linkage.Domain.Perturbing.Rounding;

/// <summary>
/// Midpoint-6 rounding (OpenSAFELY, "Updated disclosure control guidance: midpoint 6"): 1 … 6 becomes 3, 7 … 12 becomes 9, and so on;
/// zero stays zero.
/// </summary>
public static class Midpoint
{
    public const int Band = 6;

    public static long Of(long count) => (count + Band - 1) / Band * Band - (count > 0 ? Band / 2 : 0);
}
