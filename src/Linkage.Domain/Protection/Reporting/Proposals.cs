using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>Ways to ask for less: a coarser level, two categories as one, or more people.</summary>
internal sealed class Proposals(Tabulation tabulation)
{
    private readonly TabulationSpec _spec = tabulation.Spec;

    public IEnumerable<Proposal> All()
    {
        for (var v = 0; v < _spec.Variables.Count; v++)
        {
            if (Coarser(v) is { } coarser) yield return coarser;
            if (Merged(v) is { } merged) yield return merged;
        }

        yield return new Proposal("next-period", "wait for the next period and ask for both together (tried with as many people again, alike)",
            _spec, unit => unit, 2);
    }

    /// <summary>The variable without the finest level that any table shows.</summary>
    private Proposal? Coarser(int at)
    {
        var variable = _spec.Variables[at];
        var shown = Dimensions(variable).SelectMany(d => d.Levels).ToHashSet();
        var finest = Enumerable.Range(0, variable.Levels.Count).FirstOrDefault(l => shown.Contains(variable.Levels[l].Name), -1);
        if (finest < 0 || finest + 1 >= variable.Levels.Count) return null;
        var (fine, next) = (variable.Levels[finest].Name, variable.Levels[finest + 1].Name);
        var tables = _spec.Tables.Select(t => t with
        {
            Dimensions = [.. t.Dimensions.Select(d => d.Variable == variable.Name && d.Levels.Contains(fine)
                ? d with { Levels = [.. d.Levels.Where(l => l != fine).Append(next).Distinct()] }
                : d)],
        });
        var grain = tabulation.Cubes.Grains[at];
        return new Proposal("coarser-level", $"show {variable.Name} by {next} instead of {fine}", _spec with { Tables = [.. tables] },
            unit => With(unit, at, grain.At(finest + 1, unit[at])));
    }

    /// <summary>The category of a flat variable with the fewest subjects, together with the smaller of those beside it.</summary>
    private Proposal? Merged(int at)
    {
        var variable = _spec.Variables[at];
        var categories = variable.Levels[0].Categories;
        if (variable.Levels.Count > 1 || !Dimensions(variable).Any(d => d.Levels.Count > 0)) return null;
        var subjects = new long[categories.Count];
        for (var u = 0; u < tabulation.Units.Count; u++) subjects[tabulation.Units[u][at]] += tabulation.UnitFacts[u].Subjects.All;
        var eligible = Enumerable.Range(0, categories.Count).Where(c => categories[c].Code != Variable.Missing).ToList();
        if (eligible.Count < 3) return null;
        var smallest = eligible.MinBy(c => subjects[c]);
        var place = eligible.IndexOf(smallest);
        var beside = new[] { place - 1, place + 1 }.Where(p => p >= 0 && p < eligible.Count)
            .Select(p => eligible[p])
            .MinBy(c => subjects[c]);
        return Merged(at, Math.Min(smallest, beside), Math.Max(smallest, beside));
    }

    private Proposal? Merged(int at, int first, int second)
    {
        var variable = _spec.Variables[at];
        var categories = variable.Levels[0].Categories.ToList();
        var (a, b) = (categories[first].Code, categories[second].Code);
        categories[first] = new Category($"{a}+{b}");
        categories.RemoveAt(second);
        var spec = _spec with
        {
            Variables =
                [.. _spec.Variables.Select((v, i) => i == at ? v with { Levels = [v.Levels[0] with { Categories = categories }] } : v)],
            // What can no longer be said of one of the two counts as possible, which is the safe side.
            StructuralZeros = [.. (_spec.StructuralZeros ?? [])
                .Where(z => !z.TryGetValue(variable.Name, out var code) || code != a && code != b)],
        };
        if (TabulationFaults.Of(spec).Count > 0) return null;
        return new Proposal("merged-categories", $"take {a} and {b} of {variable.Name} together", spec,
            unit => With(unit, at, unit[at] == second ? first : unit[at] > second ? unit[at] - 1 : unit[at]));
    }

    private IEnumerable<Dimension> Dimensions(Variable variable) =>
        _spec.Tables.SelectMany(t => t.Dimensions).Where(d => d.Variable == variable.Name);

    private static int[] With(int[] unit, int at, int grain)
    {
        var moved = (int[])unit.Clone();
        moved[at] = grain;
        return moved;
    }
}
