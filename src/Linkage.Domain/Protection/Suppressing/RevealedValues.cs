using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Suppressing;

/// <summary>The sums and numbers behind published means and shares, for the audit: it takes readers to have them.</summary>
internal static class RevealedValues
{
    /// <returns>By cell, then in the order of the measures; each once.</returns>
    public static IEnumerable<RevealedValue> Of(ProtectedTabulation result)
    {
        var cubes = result.Tabulation.Cubes;
        for (var t = 0; t < cubes.Cubes.Count; t++)
        {
            BaseMeasure[][] quotients = [.. cubes.Cubes[t].Table.Measures.Select(BaseMeasure.Of).Where(parts => parts.Length > 1)];
            if (quotients.Length == 0) continue;
            for (var cell = cubes.Start(t); cell < cubes.Start(t) + cubes.Cubes[t].CellCount; cell++)
            {
                if (!cubes.Cubes[t].IsShown(cell - cubes.Start(t))) continue;
                foreach (var measure in quotients.Where(parts => parts.All(p => result.Status(cell, p) == CellStatus.Published))
                    .SelectMany(p => p).Distinct())
                    yield return new RevealedValue(cell, measure, Tabulation.Value(result.Tabulation[cell], measure));
            }
        }
    }
}
