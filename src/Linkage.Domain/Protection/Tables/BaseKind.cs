namespace Linkage.Domain.Protection.Tables;

/// <summary>The kinds of base measure.</summary>
public enum BaseKind
{
    /// <summary>Distinct subjects.</summary>
    Subjects,

    /// <summary>Rows, by weight.</summary>
    Rows,

    /// <summary>Sum of an amount, by weight.</summary>
    Sum,

    /// <summary>Rows that have an amount, by weight.</summary>
    Valid,
}
