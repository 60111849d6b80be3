namespace Linkage.Domain.Periods;

/// <summary>How long the period is that one delivery of a dataset describes.</summary>
public enum PeriodKind
{
    Year,
    Quarter,
    Month,
    Date,
}
