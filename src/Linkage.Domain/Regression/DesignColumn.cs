namespace Linkage.Domain.Regression;

/// <summary>A column of the design: a number, or one category against the reference.</summary>
/// <param name="Term">Index of the term.</param>
/// <param name="Number">The number of the category in the rows; -1 for an amount.</param>
internal readonly record struct DesignColumn(int Term, int Number, string? Code, int Decimals)
{
    public long Of(long[] values) => Number < 0 ? values[Term] : values[Term] == Number ? 1 : 0;
}
