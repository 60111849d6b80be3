namespace Linkage.Api.Identity.Development;

/// <summary>A made-up person in whose place one may act on one's own machine.</summary>
/// <param name="Organisation">Short name.</param>
public sealed record Person(string Name, string Organisation, IReadOnlyList<string> Roles);
