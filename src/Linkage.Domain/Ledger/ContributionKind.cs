namespace Linkage.Domain.Ledger;

/// <summary>What subjects contribute to a cell. Contributions of one kind can cancel each other.</summary>
[Flags]
public enum ContributionKind
{
    /// <summary>Subjects, rows, and the ones of an amount that is nothing but 0 and 1.</summary>
    Count = 1,

    /// <summary>Amounts.</summary>
    Amount = 2,

    /// <summary>An amount of 0 and 1, which is both.</summary>
    Ones = Count | Amount,
}
