namespace Linkage.Domain.Protection.Auditing;

/// <summary>One thing that a reader could learn and must not.</summary>
/// <param name="Cell">Table and codes.</param>
/// <param name="Test">Which test found it, kebab-case.</param>
/// <param name="Explanation">The derivation in words, such as `a = +b −c`; never a value.</param>
public sealed record Disclosure(string Cell, string Measure, string Test, string Explanation);
