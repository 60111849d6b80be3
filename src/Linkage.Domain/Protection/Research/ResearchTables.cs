using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>From a specification and its classifications to what is tabulated.</summary>
internal static class ResearchTables
{
    /// <param name="spec">Without faults in its names.</param>
    /// <param name="variables">One per variable of the specification.</param>
    public static TabulationSpec Of(ResearchSpec spec, IReadOnlyList<Variable> variables) => new(
        variables,
        [.. spec.Tables.Select(table => Table(spec, table, variables))],
        [.. spec.Amounts.Select(amount => new AmountSpec(amount.Name, amount.Decimals))],
        spec.Partners,
        spec.Holding is not null,
        [.. spec.StructuralZeros.Where(zero => zero.All(part => MayTurnUp(spec, variables, part.Key, part.Value)))]);

    /// <summary>A variable without a hierarchy has the codes of the data; a combination with another cannot turn up.</summary>
    private static bool MayTurnUp(ResearchSpec spec, IReadOnlyList<Variable> variables, string name, string code) =>
        spec.Variables.All(v => v.Name != name || v.Hierarchy is not null)
        || variables.Any(v => v.Name == name && v.Levels[0].Categories.Any(c => c.Code == code));

    private static TableSpec Table(ResearchSpec spec, ResearchTable table, IReadOnlyList<Variable> variables) => new(
        table.Name,
        [.. table.Dimensions.Select(d => new Dimension(d.Variable, d.Levels ?? LevelsOf(variables, d.Variable), d.Total))],
        [.. table.Measures.Select(m => new MeasureSpec(m.Name, m.Kind, AmountOf(spec, m)))]);

    private static string[] LevelsOf(IReadOnlyList<Variable> variables, string name) =>
        [.. variables.First(v => v.Name == name).Levels.Select(l => l.Name)];

    private static int? AmountOf(ResearchSpec spec, ResearchMeasure measure) =>
        measure.Amount is { } name ? spec.Amounts.Select(a => a.Name).ToList().IndexOf(name) : null;
}
