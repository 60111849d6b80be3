using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>Somebody who knows rows of a base measure by being part of it.</summary>
/// <param name="Partners">Partners who attack together and know all of the rows; none for contributors, each of whom knows one.</param>
/// <param name="Measure">First measure of the class (<see cref="Structure.SameMeasures"/>).</param>
/// <param name="Rows">Numbers of units; then, for subjects, of patterns; then of possible units. Ascending.</param>
public sealed record Insider(IReadOnlyList<string> Partners, BaseMeasure Measure, IReadOnlyList<int> Rows);
