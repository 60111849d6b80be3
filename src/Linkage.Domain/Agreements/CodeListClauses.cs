using Linkage.Domain.CodeLists;
using Linkage.Domain.Json;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>The code lists, and the level of each that may be published.</summary>
internal static class CodeListClauses
{
    private const int MostCodeLists = 32;

    public static void Check(AgreementDocument agreement, FaultList faults)
    {
        faults.Check(
            agreement.CodeLists.Count <= MostCodeLists, "/codeLists", "count", $"An agreement has at most {MostCodeLists} code lists.");
        foreach (var (name, list) in agreement.CodeLists)
        {
            var at = JsonPointer.Append("/codeLists", name);
            faults.Check(Names.IsSlug(name), at, "name", "A code list is named by small letters, digits and hyphens.");
            faults.AddAll(at, CodeListRules.Check(list));
            faults.Check(
                list.Levels.Count == 1 || agreement.OutputLevels.ContainsKey(name), JsonPointer.Append("/outputLevels", name),
                "missing-property", "For a code list with several levels the agreement says the finest that may be published.");
        }

        foreach (var (name, level) in agreement.OutputLevels)
        {
            var known = agreement.CodeLists.TryGetValue(name, out var list) && list.Levels.Contains(level);
            faults.Check(known, JsonPointer.Append("/outputLevels", name), "unknown-level",
                "There is no such code list, or it has no such level.");
        }
    }
}
