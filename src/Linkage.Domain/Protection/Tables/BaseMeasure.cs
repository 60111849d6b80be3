namespace Linkage.Domain.Protection.Tables;

/// <summary>
/// What is suppressed or shown as one: measures are made of these. A mean is a sum and the count of rows that have the amount, a share
/// the sum of its numerator and that count, for whoever has a mean and its count has the sum.
/// </summary>
/// <param name="Amount">Index of the amount; -1 for counts of subjects and of rows.</param>
public readonly record struct BaseMeasure(BaseKind Kind, int Amount)
{
    public static BaseMeasure Subjects => new(BaseKind.Subjects, -1);

    public static BaseMeasure Rows => new(BaseKind.Rows, -1);

    public static BaseMeasure Sum(int amount) => new(BaseKind.Sum, amount);

    public static BaseMeasure Valid(int amount) => new(BaseKind.Valid, amount);

    /// <summary>The base measures that a measure reveals together.</summary>
    public static BaseMeasure[] Of(MeasureSpec measure) => measure.Kind switch
    {
        MeasureKind.CountSubjects => [Subjects],
        MeasureKind.CountRows => [Rows],
        MeasureKind.Sum => [Sum(measure.Amount!.Value)],
        MeasureKind.Mean or MeasureKind.Share => [Sum(measure.Amount!.Value), Valid(measure.Amount.Value)],
        _ => throw new ArgumentOutOfRangeException(nameof(measure)),
    };

    /// <summary>All base measures that a table reveals.</summary>
    public static BaseMeasure[] Of(TableSpec table) => [.. table.Measures.SelectMany(Of).Distinct()];
}
