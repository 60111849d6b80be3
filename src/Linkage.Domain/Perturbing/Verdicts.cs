using Linkage.Domain.Protection.Auditing;

namespace Linkage.Domain.Perturbing;

/// <summary>Verdicts on perturbed tables, and the words for tests that several methods share.</summary>
internal static class Verdicts
{
    public const string MadeAgain = "the tables are those of the method, made again";
    public const string Conclusions = "what the counts make certain of nearly everyone, or of nobody, in a group";

    private const int MostListed = 100;

    /// <returns>Safe when nothing was found.</returns>
    public static Verdict Of(IReadOnlyList<Disclosure> found, IReadOnlyList<string> tested, IReadOnlyList<string> notTested) => new(
        found.Count == 0 ? VerdictKind.Safe : VerdictKind.Unsafe, [.. found.Take(MostListed)], found.Count, [], tested, notTested);

    public static Verdict Obstructed(IReadOnlyList<string> obstacles) =>
        new(VerdictKind.CannotJudge, [], 0, [.. obstacles.Take(MostListed)], [], ["everything: the tables cannot be judged"]);
}
