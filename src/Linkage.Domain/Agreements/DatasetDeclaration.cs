using Linkage.Domain.Periods;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>A table that one organisation delivers, period after period.</summary>
public sealed record DatasetDeclaration
{
    public required string Name { get; init; }

    public string? Title { get; init; }

    /// <summary>The party that delivers it.</summary>
    public required string Organisation { get; init; }

    /// <summary>How long the period is that one delivery describes.</summary>
    public required PeriodKind Period { get; init; }

    public Dialect Dialect { get; init; } = new();

    public required TableSchema Schema { get; init; }
}
