namespace Linkage.Domain.Protection.Tables;

/// <summary>An amount of the rows, an integer in units of 10^-<paramref name="Decimals"/>.</summary>
public sealed record AmountSpec(string Name, int Decimals = 0);
