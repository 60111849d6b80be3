namespace Linkage.Domain.Protection.Tables;

/// <summary>A measure of a table.</summary>
/// <param name="Amount">Index in <see cref="TabulationSpec.Amounts"/> for sum, mean and share (the 0/1 numerator); otherwise
/// absent.</param>
public sealed record MeasureSpec(string Name, MeasureKind Kind, int? Amount = null);
