namespace Linkage.Domain.Protection.Policies;

/// <summary>
/// Categories of one dataset that no row can have together, such as a married child: that nobody is in them says nothing of anybody. Of
/// fields only: what a question derives could be given any name.
/// </summary>
/// <param name="Codes">A code per field, at any level of its classification; at least one.</param>
public sealed record ImpossibleCombination(string Dataset, IReadOnlyDictionary<string, string> Codes)
{
    /// <summary>Whether two name the same categories.</summary>
    public bool IsSame(ImpossibleCombination other) => Dataset == other.Dataset && Codes.Count == other.Codes.Count
        && Codes.All(part => other.Codes.TryGetValue(part.Key, out var code) && code == part.Value);
}
