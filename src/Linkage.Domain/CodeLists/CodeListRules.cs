using System.Text.RegularExpressions;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.CodeLists;

/// <summary>
/// A code list is a forest in which every parent stands exactly one level up; a cycle cannot be written without breaking that.
/// Codes are unique over all levels, so that a published code needs no level beside it to be understood.
/// </summary>
public static partial class CodeListRules
{
    private const int MostLevels = 8;
    private const int MostCodes = 500_000;

    public static IReadOnlyList<Fault> Check(CodeList list)
    {
        var faults = new FaultList();
        faults.Check(list.Version.Trim().Length > 0, "/version", "empty", "A code list names its version.");
        CheckLevels(list, faults);
        if (faults.Check(list.Codes.Count is > 0 and <= MostCodes, "/codes", "count", $"A code list has 1 to {MostCodes} codes."))
            CheckCodes(list, faults);
        return faults.ToList();
    }

    private static void CheckLevels(CodeList list, FaultList faults)
    {
        faults.Check(list.Levels.Count is > 0 and <= MostLevels, "/levels", "count", $"A code list has 1 to {MostLevels} levels.");
        for (var i = 0; i < list.Levels.Count; i++)
        {
            var at = $"/levels/{i}";
            faults.Check(LevelName().IsMatch(list.Levels[i]), at, "name", "A level is named by letters, digits and hyphens.");
            faults.Check(!list.Levels.Take(i).Contains(list.Levels[i]), at, "duplicate", "This level stands here more than once.");
        }
    }

    private static void CheckCodes(CodeList list, FaultList faults)
    {
        var levels = list.Levels.ToList();
        var levelOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < list.Codes.Count; i++)
        {
            var code = list.Codes[i];
            var level = levels.IndexOf(code.Level);
            faults.Check(level >= 0, $"/codes/{i}/level", "unknown-level", "This level is not among the levels of the code list.");
            faults.Check(IsCode(code.Text), $"/codes/{i}/code", "code", "A code is 1 to 64 visible characters, no underscore in front.");
            faults.Check(levelOf.TryAdd(code.Text, level), $"/codes/{i}/code", "duplicate", "This code stands here more than once.");
        }

        for (var i = 0; i < list.Codes.Count; i++) CheckParent(list, i, levelOf, faults);
    }

    private static void CheckParent(CodeList list, int index, Dictionary<string, int> levelOf, FaultList faults)
    {
        var code = list.Codes[index];
        var (level, at) = (levelOf[code.Text], $"/codes/{index}/parent");
        if (level < 0) return;
        if (level == list.Levels.Count - 1)
            faults.Check(code.Parent is null, at, "parent", "A code of the coarsest level has no parent.");
        else
            faults.Check(
                code.Parent is not null && levelOf.TryGetValue(code.Parent, out var above) && above == level + 1,
                at, "parent", "The parent must be a code of the next coarser level.");
    }

    /// <summary>
    /// Whether a text may stand as a category in results, where codes of their own, all with an underscore in front, say "total" and
    /// "missing" (<see cref="Protection.Tables.Variable.Total"/>).
    /// </summary>
    internal static bool IsCode(ReadOnlySpan<char> text) => CodeText().IsMatch(text);

    [GeneratedRegex(@"^[a-z][A-Za-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LevelName();

    // Visible at both ends: engines disagree on whether trailing spaces count in a comparison.
    [GeneratedRegex(@"^[^\s\p{C}_]([^\p{C}]{0,62}[^\s\p{C}])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodeText();
}
