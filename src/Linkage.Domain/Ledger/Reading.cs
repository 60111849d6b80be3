namespace Linkage.Domain.Ledger;

/// <summary>
/// When contributions cancel in a sum of cells. No single reading is enough, so a candidate must be safe in each of them.
/// </summary>
internal enum Reading
{
    /// <summary>Counts, by their size.</summary>
    Counts,

    /// <summary>Amounts, by their size: sees what was changed, and an amount beside a multiple of it or a sum with another.</summary>
    Amounts,

    /// <summary>Amounts, only when they are equal, zeros included: sees that somebody whose amount is zero is missing.</summary>
    Marks,
}
