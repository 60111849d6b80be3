namespace Linkage.Domain.Matching;

/// <summary>How far a long computation is.</summary>
/// <param name="Stage">Kebab-case name of what is being done.</param>
/// <param name="Done">Units done, of <paramref name="Total"/>.</param>
public readonly record struct Progress(string Stage, long Done, long Total);
