namespace Linkage.Domain.Ledger;

/// <summary>How a released table shows a cell.</summary>
public enum CellShowing
{
    /// <summary>With its value.</summary>
    Published,

    /// <summary>Without its value, to protect another cell.</summary>
    Withheld,

    /// <summary>Without its value, because a primary rule says so: nobody may derive it.</summary>
    Protected,
}
