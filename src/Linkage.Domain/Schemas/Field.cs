using System.Text.Json.Serialization;

namespace Linkage.Domain.Schemas;

/// <summary>One column: its type, its role, and what its values must keep to.</summary>
public sealed record Field
{
    public const int MostDecimals = 6;

    public required string Name { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public required FieldType Type { get; init; }

    public required FieldRole Role { get; init; }

    /// <summary>Of a pseudonym or encoding: what it stands for.</summary>
    public EntityType? EntityType { get; init; }

    public Constraints Constraints { get; init; } = new();

    /// <summary>The only values there are, in their order.</summary>
    public IReadOnlyList<Category>? Categories { get; init; }

    /// <summary>The code list of the agreement whose finest level these values are from.</summary>
    public string? CodeList { get; init; }

    /// <summary>Of a number: its count of decimals, 0 to 6; 2 when left out.</summary>
    public int? Decimals { get; init; }

    /// <summary>Of a date: `%Y-%m-%d` (also when left out), `%Y%m%d`, `%d-%m-%Y` or `%d/%m/%Y`.</summary>
    public string? Format { get; init; }

    /// <summary>Of a boolean: the texts for true; `true`, `True`, `TRUE` and `1` when left out.</summary>
    public IReadOnlyList<string>? TrueValues { get; init; }

    /// <summary>Of a boolean: the texts for false; `false`, `False`, `FALSE` and `0` when left out.</summary>
    public IReadOnlyList<string>? FalseValues { get; init; }

    /// <summary>
    /// Whether knowing somebody's category of this field is itself harmful, so that group disclosure is judged on it. When left out,
    /// areas and other hierarchies are not sensitive and everything else is.
    /// </summary>
    public bool? Sensitive { get; init; }

    /// <summary>The power of ten of one unit in which values are kept.</summary>
    [JsonIgnore]
    public int Scale => Type == FieldType.Number ? Decimals ?? 2 : 0;

    /// <summary>Pseudonyms and encodings link, and appear nowhere else.</summary>
    [JsonIgnore]
    public bool LinksOnly => Role is FieldRole.Pseudonym or FieldRole.Encoding;

    /// <summary>Rows that cannot be linked are a fault, unless the schema says that this key may be missing.</summary>
    [JsonIgnore]
    public bool IsRequired => Constraints.Required ?? LinksOnly;
}
