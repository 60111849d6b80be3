namespace Linkage.Domain.Schemas;

/// <summary>What Frictionless calls the constraints of a field. Bounds are inclusive.</summary>
public sealed record Constraints
{
    /// <summary>When left out, a value may be missing, except of a pseudonym or an encoding.</summary>
    public bool? Required { get; init; }

    public bool Unique { get; init; }

    public Literal? Minimum { get; init; }

    public Literal? Maximum { get; init; }

    /// <summary>In characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>In characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression that the whole value matches, without back references and look-around.</summary>
    public string? Pattern { get; init; }

    public IReadOnlyList<Literal>? Enum { get; init; }
}
