using System.Runtime.InteropServices;

namespace Linkage.Domain.Protection.Tabulating;

/// <summary>
/// Contributions per holding and cell, for holdings whose rows are spread over subjects: a dominance hidden by several entries shows
/// only when they are added up. Memory grows with holdings times the cells they are in.
/// </summary>
internal sealed class HoldingFacts
{
    private readonly Dictionary<(int Cell, int Amount, long Holding), (Int128 Value, ulong Partners)> _contributions = [];

    public void Add(IReadOnlyList<int> cells, in RowFacts row)
    {
        for (var a = 0; a < row.Amounts.Length; a++)
        {
            if (row.Amounts[a] is not { } value) continue;
            foreach (var cell in cells)
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_contributions, (cell, a, row.Holding ?? row.Subject), out _);
                sum = (sum.Value + (Int128)value * row.Weight, sum.Partners | row.Partners);
            }
        }
    }

    public void Weigh(CellFacts?[] cells)
    {
        foreach (var ((cell, amount, _), (value, partners)) in _contributions) cells[cell]!.Amounts[amount].Weigh(value, partners);
    }
}
