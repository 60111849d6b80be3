using Linkage.Api.Identity;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;

namespace Linkage.Api.Releases;

internal static class ReleaseEndpoints
{
    public static void MapReleases(this RouteGroupBuilder project) => ReadReleases.MapList(project);

    public static void MapRelease(this RouteGroupBuilder v1)
    {
        var release = v1.MapGroup("/releases/{releaseId}").NeedsRole(Role.Any).Within(Tenancy.Release);
        ReadReleases.MapOne(release);
        DownloadFile.Map(release);
        RecallRelease.Map(release);
    }
}
