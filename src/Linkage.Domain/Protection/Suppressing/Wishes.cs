using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>What somebody wishes of secondary suppression. Wishes choose among safe outcomes and never make one unsafe.</summary>
public sealed record Wishes
{
    public CostKind Cost { get; init; } = CostKind.Value;

    /// <summary>
    /// Costs of one's own, at least 0, which go before <see cref="Cost"/>; of several that fit a cell the last one holds.
    /// </summary>
    public IReadOnlyList<CellChoice> Weights { get; init; } = [];

    /// <summary>Cells that must stay published. One that is unsafe, or that would give away what is, is suppressed all the same, and said
    /// so
    /// (<see cref="ProtectedTabulation.NotForced"/>).</summary>
    public IReadOnlyList<CellChoice> Forced { get; init; } = [];

    /// <summary>Cells that must be suppressed; nobody may derive them.</summary>
    public IReadOnlyList<CellChoice> Hidden { get; init; } = [];

    /// <returns>Every broken rule with its JSON pointer.</returns>
    public IReadOnlyList<Fault> Faults(TabulationSpec spec)
    {
        var faults = new List<Fault>();
        foreach (var (name, choices) in new[] { ("forced", Forced), ("hidden", Hidden), ("weights", Weights) })
        {
            for (var i = 0; i < choices.Count; i++)
            {
                var (choice, at) = (choices[i], $"/{name}/{i}");
                var table = spec.Tables.FirstOrDefault(t => t.Name == choice.Table);
                if (table is null) faults.Add(new Fault(at + "/table", "table", "There is no table of this name."));
                else if (choice.Codes.Keys.Any(v => table.Dimensions.All(d => d.Variable != v)))
                    faults.Add(new Fault(at + "/codes", "variable", "Each code is of a dimension of the table."));
                if (name == "weights" != choice.Weight is >= 0)
                    faults.Add(new Fault(at + "/weight", "weight", "A weight of at least 0 stands with weights, and nowhere else."));
            }
        }

        return faults;
    }
}
