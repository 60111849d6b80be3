namespace Linkage.Domain.Protection.Suppressing;

/// <summary>A crossing that is empty and that readers must not know to be.</summary>
/// <param name="Unit">Grain per variable.</param>
/// <param name="Members">Numbers of the non-empty units whose subjects a reader could imagine in it.</param>
internal sealed record PossibleUnit(int[] Unit, IReadOnlyCollection<int> Members);
