namespace Linkage.Partner.Agreements;

/// <summary>One organisation's acceptance of a version.</summary>
internal sealed record Acceptance(string? Organisation);
