using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Protection.Tables;

/// <summary>The rules that a tabulation must keep before a row is read.</summary>
public static class TabulationFaults
{
    /// <summary>More cells than this, over all tables together, are refused.</summary>
    public const long MostCells = 1_000_000;

    private const int MostPartners = 63;

    /// <returns>Every broken rule with its JSON pointer; empty when the tables can be made.</returns>
    public static IReadOnlyList<Fault> Of(TabulationSpec spec)
    {
        var faults = new List<Fault>();
        if (spec.Partners.Count > MostPartners) faults.Add(new("/partners", "partners", $"At most {MostPartners} partners."));
        if (HasDoubles(spec.Variables.Select(v => v.Name))) faults.Add(new("/variables", "names", "Variables need different names."));
        if (HasDoubles(spec.Tables.Select(t => t.Name))) faults.Add(new("/tables", "names", "Tables need different names."));
        for (var i = 0; i < spec.Variables.Count; i++) faults.AddRange(VariableFaults.Of(spec.Variables[i], $"/variables/{i}"));
        for (var i = 0; i < spec.Amounts.Count; i++)
            if (spec.Amounts[i].Decimals is < 0 or > 9)
                faults.Add(new($"/amounts/{i}/decimals", "decimals", "An amount has 0 to 9 decimals."));
        for (var i = 0; i < spec.Tables.Count; i++) Table(spec, spec.Tables[i], $"/tables/{i}", faults);
        for (var i = 0; i < spec.StructuralZeros?.Count; i++) Impossible(spec, spec.StructuralZeros[i], $"/structuralZeros/{i}", faults);
        if (faults.Count == 0 && Cells(spec) > MostCells)
            faults.Add(new("/tables", "cells", $"The tables have more than {MostCells} cells together."));
        return faults;
    }

    private static void Table(TabulationSpec spec, TableSpec table, string at, List<Fault> faults)
    {
        if (HasDoubles(table.Dimensions.Select(d => d.Variable)))
            faults.Add(new(at + "/dimensions", "dimensions", "A variable is a dimension once."));
        if (table.Measures.Count == 0 || HasDoubles(table.Measures.Select(m => m.Name)))
            faults.Add(new(at + "/measures", "measures", "A table has at least one measure, and their names differ."));
        for (var i = 0; i < table.Dimensions.Count; i++)
        {
            var dimension = table.Dimensions[i];
            var variable = spec.Variables.FirstOrDefault(v => v.Name == dimension.Variable);
            if (variable is null)
                faults.Add(new($"{at}/dimensions/{i}/variable", "variable", "The dimension names no variable."));
            else if (HasDoubles(dimension.Levels) || dimension.Levels.Any(l => variable.Levels.All(v => v.Name != l)))
                faults.Add(new($"{at}/dimensions/{i}/levels", "levels", "Each level belongs to the variable and is named once."));
            if (dimension.Levels.Count == 0 && !dimension.Total)
                faults.Add(new($"{at}/dimensions/{i}", "empty", "The dimension shows neither a level nor the total."));
        }

        for (var i = 0; i < table.Measures.Count; i++)
        {
            var (kind, amount) = (table.Measures[i].Kind, table.Measures[i].Amount);
            var needs = kind is MeasureKind.Sum or MeasureKind.Mean or MeasureKind.Share;
            if (needs != amount.HasValue || amount is { } index && (index < 0 || index >= spec.Amounts.Count))
                faults.Add(new($"{at}/measures/{i}/amount", "amount", "Sum, mean and share name one of the amounts; counts name none."));
            else if (kind == MeasureKind.Share && spec.Amounts[amount!.Value].Decimals != 0)
                faults.Add(new($"{at}/measures/{i}/amount", "share", "The numerator of a share is 0 or 1, without decimals."));
        }
    }

    private static void Impossible(TabulationSpec spec, IReadOnlyDictionary<string, string> combination, string at, List<Fault> faults)
    {
        if (combination.Count == 0) faults.Add(new(at, "empty", "An impossible combination names at least one variable."));
        foreach (var (name, code) in combination)
        {
            var variable = spec.Variables.FirstOrDefault(v => v.Name == name);
            if (variable is null)
                faults.Add(new(at, "variable", "The combination names no variable."));
            else if (variable.Levels.All(l => l.Categories.All(c => c.Code != code)))
                faults.Add(new($"{at}/{name}", "code", "The variable has no such code."));
        }
    }

    private static double Cells(TabulationSpec spec) => spec.Tables.Sum(table => table.Dimensions.Aggregate(1.0, (product, dimension) =>
        product * (1 + spec.Variables.First(v => v.Name == dimension.Variable).Levels
            .Where(l => dimension.Levels.Contains(l.Name)).Sum(l => l.Categories.Count))));

    private static bool HasDoubles(IEnumerable<string> names) => !names.All(new HashSet<string>(StringComparer.Ordinal).Add);
}
