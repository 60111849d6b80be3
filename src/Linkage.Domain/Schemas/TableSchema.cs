namespace Linkage.Domain.Schemas;

/// <summary>A Frictionless Table Schema (v2), the part of it that is taken, with a role per field.</summary>
public sealed record TableSchema
{
    /// <summary>In the order of the columns.</summary>
    public required IReadOnlyList<Field> Fields { get; init; }

    /// <summary>The fields that together occur once per row.</summary>
    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    /// <summary>The texts that stand for "no value".</summary>
    public IReadOnlyList<string> MissingValues { get; init; } = [""];

    public Field? Find(string name) => Fields.FirstOrDefault(f => f.Name == name);
}
