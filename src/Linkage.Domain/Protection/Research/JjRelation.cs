namespace Linkage.Domain.Protection.Research;

/// <summary>A relation that always holds: the cells times their coefficients add up to <paramref name="Total"/>.</summary>
public sealed record JjRelation(decimal Total, IReadOnlyList<(int Cell, int Coefficient)> Terms);
