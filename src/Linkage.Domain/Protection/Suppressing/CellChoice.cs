namespace Linkage.Domain.Protection.Suppressing;

/// <summary>Cells that a wish is about.</summary>
/// <param name="Table">Name of the table.</param>
/// <param name="Codes">A code per variable, `_T` for its total; a variable that is left out may have any.</param>
/// <param name="Weight">What suppressing each of them costs, for a weight of one's own; otherwise absent.</param>
public sealed record CellChoice(string Table, IReadOnlyDictionary<string, string> Codes, long? Weight = null);
