using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Protection.Tables;

/// <summary>The rules of a classification: unique codes, and every category in one category of the next level.</summary>
internal static class VariableFaults
{
    public static IEnumerable<Fault> Of(Variable variable, string at)
    {
        if (variable.Levels.Count == 0) yield return new(at + "/levels", "levels", "A variable has at least one level.");
        var codes = new HashSet<string>(StringComparer.Ordinal) { Variable.Total };
        for (var l = 0; l < variable.Levels.Count; l++)
        {
            var level = variable.Levels[l];
            if (level.Categories.Count == 0) yield return new($"{at}/levels/{l}", "categories", "A level has at least one category.");
            if (variable.Levels.Take(l).Any(earlier => earlier.Name == level.Name))
                yield return new($"{at}/levels/{l}/name", "names", "Levels of a variable need different names.");
            var parents = l + 1 < variable.Levels.Count ? variable.Levels[l + 1].Categories.Select(c => c.Code).ToHashSet() : null;
            for (var c = 0; c < level.Categories.Count; c++)
            {
                if (!codes.Add(level.Categories[c].Code))
                    yield return new(
                        $"{at}/levels/{l}/categories/{c}/code", "codes", "Codes are unique in a variable and not that of the total.");
                if (parents is not null && (level.Categories[c].Parent is not { } parent || !parents.Contains(parent)))
                    yield return new($"{at}/levels/{l}/categories/{c}/parent", "parent", "The parent is a category of the next level.");
            }
        }
    }
}
