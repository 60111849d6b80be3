namespace Linkage.Storage.Vault.Matches;

/// <summary>Two rows that are taken for one subject, or may be.</summary>
/// <param name="Score">Similarity in units of 10⁻⁹; of a probabilistic match the weight in units of 10⁻⁶ bits.</param>
internal readonly record struct StoredPair(int LeftRow, int RightRow, int Score);
