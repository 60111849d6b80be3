namespace Linkage.Partner.Datasets;

/// <summary>A Frictionless Table Schema, as far as it is shown here.</summary>
internal sealed record Schema(IReadOnlyList<Field>? Fields);
