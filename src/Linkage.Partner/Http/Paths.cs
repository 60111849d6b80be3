namespace Linkage.Partner.Http;

/// <summary>Addresses under /v1, with every part escaped.</summary>
internal static class Paths
{
    public static string Of(params string[] parts) => "v1/" + string.Join('/', parts.Select(Uri.EscapeDataString));

    public static string Project(string project, params string[] rest) => Of(["projects", project, .. rest]);

    public static string Job(string job, params string[] rest) => Of(["jobs", job, .. rest]);

    public static string Release(string release, params string[] rest) => Of(["releases", release, .. rest]);
}
