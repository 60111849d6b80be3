using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>A measure of a table.</summary>
/// <param name="Amount">Name of the amount, or of a share's numerator; null for counts.</param>
/// <param name="Decimals">Decimals of every value.</param>
public sealed record PublishedMeasure(string Name, MeasureKind Kind, string? Amount, int Decimals)
{
    /// <summary>A share is a fraction with so many decimals.</summary>
    public const int ShareDecimals = 3;
}
