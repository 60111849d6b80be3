using System.Text.RegularExpressions;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>The rules that a specification must keep before a row is read.</summary>
internal static partial class ResearchSpecFaults
{
    /// <summary>Words that head a column of the files that come out.</summary>
    private static readonly HashSet<string> s_headings = [.. CellSheet.Headings, .. PublishedSheet.Headings];

    /// <returns>Every broken rule with its JSON pointer; empty when the specification can be used.</returns>
    public static IReadOnlyList<Fault> Of(ResearchSpec spec)
    {
        var faults = new FaultList();
        for (var i = 0; i < spec.Variables.Count; i++)
        {
            faults.Check(!s_headings.Contains(spec.Variables[i].Name), $"/variables/{i}/name", "name",
                "This word heads another column of the result.");
            faults.AddAll($"/variables/{i}", Classification.Faults(spec.Variables[i]));
        }

        faults.Check(AreDifferent(spec.Variables.Select(v => v.Name)), "/variables", "names", "Variables need different names.");
        faults.Check(AreDifferent(spec.Amounts.Select(a => a.Name)), "/amounts", "names", "Amounts need different names.");
        for (var i = 0; i < spec.Tables.Count; i++) Table(spec, i, faults);
        var tables = AreDifferent(spec.Tables.Select(t => t.Name), StringComparer.OrdinalIgnoreCase);
        faults.Check(tables, "/tables", "names", "Tables need names that differ in more than case.");
        faults.AddAll("/policy", PolicyFaults.Of(spec.Policy));
        faults.Check(!spec.Policy.Method.Perturbs, "/policy/method", "method", "Only suppression works without the keys of a project.");
        // Columns that stand for two things would make the one a copy of the other.
        var single = new[] { spec.Contributor, spec.Holding, spec.Weight }.OfType<string>().Concat(spec.Partners);
        faults.Check(AreDifferent(single), "", "columns",
            "Contributor, holding, weight and partners are different columns.");
        if (faults.Count > 0) return faults.ToList();
        var tabulation = ResearchTables.Of(spec, [.. spec.Variables.Select(Placeholder)]);
        faults.AddAll("", TabulationFaults.Of(tabulation));
        faults.AddAll("/suppression", spec.Suppression.Faults(tabulation));
        return faults.ToList();
    }

    private static void Table(ResearchSpec spec, int index, FaultList faults)
    {
        var (table, at) = (spec.Tables[index], $"/tables/{index}");
        faults.Check(FileName().IsMatch(table.Name), at + "/name", "name",
            "A table is named by at most 63 letters, digits, hyphens and underscores.");
        for (var i = 0; i < table.Dimensions.Count; i++)
            faults.Check(spec.Variables.Any(v => v.Name == table.Dimensions[i].Variable),
                $"{at}/dimensions/{i}/variable", "variable", "The dimension names no variable.");
        for (var i = 0; i < table.Measures.Count; i++)
            faults.Check(table.Measures[i].Amount is not { } name || spec.Amounts.Any(a => a.Name == name),
                $"{at}/measures/{i}/amount", "amount", "The measure names no amount.");
    }

    /// <summary>The variable as far as it is known without data, to judge the tables by.</summary>
    private static Variable Placeholder(ResearchVariable variable) => Classification.Of(variable, ["1"]).Variable;

    private static bool AreDifferent(IEnumerable<string> names, StringComparer? comparer = null) =>
        names.All(new HashSet<string>(comparer ?? StringComparer.Ordinal).Add);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
