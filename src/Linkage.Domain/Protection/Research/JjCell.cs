namespace Linkage.Domain.Protection.Research;

/// <summary>A cell of a JJ file; its number is its place in the file, from 0.</summary>
/// <param name="Cost">What suppressing it costs, at least 1 as tau-ARGUS writes it.</param>
/// <param name="Least">What a reader knows beforehand: the value is at least this.</param>
/// <param name="LowerProtection">How far below the value an attacker's bound must stay.</param>
/// <param name="UpperProtection">How far above.</param>
/// <param name="SlidingProtection">How wide the attacker's interval must be.</param>
public sealed record JjCell(
    decimal Value, long Cost, JjStatus Status, decimal Least, decimal Most,
    decimal LowerProtection, decimal UpperProtection, decimal SlidingProtection);
