namespace Linkage.Partner.Projects;

/// <summary>A project as the service shows it.</summary>
/// <param name="VersionInForce">Version of the agreement that all organisations accepted; null before that.</param>
internal sealed record Project(
    string Id, string? Name, string? Title, string? State, string? Owner, IReadOnlyList<string>? Organisations, int? VersionInForce)
{
    public void Show(Screens.Screen screen) => screen.Facts(
        ("project", Id),
        ("name", Name),
        ("title", Title),
        ("state", State),
        ("owner", Owner),
        ("organisations", Organisations is null ? null : string.Join(", ", Organisations)),
        ("agreement", VersionInForce is { } version ? $"version {version} in force" : "none in force"));
}
