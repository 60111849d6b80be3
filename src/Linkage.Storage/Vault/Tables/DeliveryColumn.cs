namespace Linkage.Storage.Vault.Tables;

/// <summary>One field of a delivery and the column that holds it. Missing values are NULL.</summary>
/// <param name="Field">Name in the schema; never part of SQL.</param>
/// <param name="Column">`f0`, `f1`, … by position in the schema.</param>
/// <param name="Scale">Decimals of <see cref="ColumnKind.Decimal"/>; 0 for every other kind.</param>
/// <param name="EntityType">Of a subject or an encoding: `person`, `household`, …; else null.</param>
/// <param name="Length">Of a text: the most characters (code points) that it may have; 0 for every other kind.</param>
internal sealed record DeliveryColumn(
    string Field, string Column, ColumnKind Kind, int Scale = 0, string? EntityType = null, int Length = 0)
{
    /// <summary>In UTF-16 units: what SQL Server keeps of a text outside its large objects.</summary>
    public const int LongestText = 4_000;
}
