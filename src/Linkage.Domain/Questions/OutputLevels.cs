using Linkage.Domain.Agreements;
using Linkage.Domain.Json;

namespace Linkage.Domain.Questions;

/// <summary>The clause of an agreement that says how fine results may be.</summary>
internal static class OutputLevels
{
    /// <summary>The position, from finest (0), of the finest level that may be published; past the last when nothing is said.</summary>
    public static int Finest(AgreementDocument agreement, string codeList)
    {
        if (!agreement.CodeLists.TryGetValue(codeList, out var list)) return 0;
        if (list.Levels.Count == 1) return 0;
        var level = agreement.OutputLevels.TryGetValue(codeList, out var name) ? list.Levels.ToList().IndexOf(name) : -1;
        return level >= 0 ? level : list.Levels.Count;
    }

    /// <summary>JSON pointer into the agreement.</summary>
    public static string Clause(string codeList) => JsonPointer.Append("/outputLevels", codeList);
}
