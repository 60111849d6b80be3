namespace Linkage.Domain.Protection.Tables;

/// <summary>All tables of one result, which are protected and judged together.</summary>
/// <param name="Partners">Names, at most 63; bit i of <see cref="Tabulating.RowFacts.Partners"/> is the i-th.</param>
/// <param name="Holdings">Whether rows name a holding other than their subject; then memory grows with holdings per cell.</param>
/// <param name="StructuralZeros">Combinations that cannot exist, each a code per variable that it is about, such as a married child: that
/// nobody is in them says nothing of anybody.</param>
public sealed record TabulationSpec(
    IReadOnlyList<Variable> Variables,
    IReadOnlyList<TableSpec> Tables,
    IReadOnlyList<AmountSpec> Amounts,
    IReadOnlyList<string> Partners,
    bool Holdings = false,
    IReadOnlyList<IReadOnlyDictionary<string, string>>? StructuralZeros = null);
