using System.Text.Json.Serialization;

namespace Linkage.Domain.CodeLists;

/// <summary>A classification with levels, as an agreement writes it: areas, or any other tree of codes.</summary>
public sealed record CodeList
{
    /// <summary>Which edition of the classification this is, for instance the year of the boundaries.</summary>
    public required string Version { get; init; }

    public string? Title { get; init; }

    /// <summary>From finest to coarsest.</summary>
    public required IReadOnlyList<string> Levels { get; init; }

    public required IReadOnlyList<Code> Codes { get; init; }
}

/// <summary>One category. Its parent is a code of the next coarser level; codes of the coarsest level have none.</summary>
public sealed record Code
{
    [JsonPropertyName("code")]
    public required string Text { get; init; }

    public required string Level { get; init; }

    public string? Label { get; init; }

    public string? Parent { get; init; }
}
