namespace Linkage.Api.Demo;

/// <summary>What to look at next.</summary>
internal static class Aftercare
{
    public static string Text(DemoSettings settings, string server, string release)
    {
        var desks = Path.GetFullPath(Path.Combine(settings.Data, "desks"));
        return
            $"""

             Files
               extracts before and after hashing  {Path.Combine(desks, "<name>")}
               the released files                 {Path.Combine(desks, "noor", "release")}
               the service's own                  {Path.GetFullPath(Path.Combine(settings.Data, "service"))}

             Sign in to the running service, as one of them or on the page {server}/development
               partner          dotnet run --project src/Linkage.Partner -- login --as marit --server {server}
               analyst          … login --as noor       then  jobs list --project energy-poverty
               privacy officer  … login --as joost      then  releases show {release}
               auditor          … login --as dirk       then  audit verify
               operator         … login --as olga

             The same seed ({settings.Seed}) gives the same tables.
             """;
    }
}
