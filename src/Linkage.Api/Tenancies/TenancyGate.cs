using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;

namespace Linkage.Api.Tenancies;

/// <summary>
/// Finds what the address names and lets only those pass whose organisation belongs to its project. What is not there and what is not
/// the caller's get one answer.
/// </summary>
internal sealed class TenancyGate(RequestDelegate next, Database control)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<TenancyOf>() is { Kind: var kind } && !await FindAsync(http, kind))
            await new Problem(Refusal.NotFound).ExecuteAsync(http);
        else
            await next(http);
    }

    private async Task<bool> FindAsync(HttpContext http, Tenancy kind)
    {
        await using var session = await control.ReadAsync(http.RequestAborted);
        var project = kind switch
        {
            Tenancy.Project => Named<ProjectId>(http, "projectId"),
            Tenancy.Delivery =>
                await OfAsync<DeliveryId, Delivery>(http, session, "deliveryId", DeliveryStore.FindAsync, found => found.ProjectId),
            Tenancy.Job => await OfAsync<JobId, Job>(http, session, "jobId", JobStore.FindAsync, found => found.ProjectId),
            Tenancy.Release =>
                await OfAsync<ReleaseId, Release>(http, session, "releaseId", ReleaseStore.FindAsync, found => found.ProjectId),
            _ => throw new InvalidOperationException($"No tenancy {kind}."),
        };
        return project is { } id
            && Keep(http, await ProjectStore.FindAsync(session, id, Caller.Of(http).Organisation, http.RequestAborted)) is not null;
    }

    private static async Task<ProjectId?> OfAsync<TId, T>(
        HttpContext http, Session session, string name, Func<Session, TId, CancellationToken, Task<T?>> find, Func<T, ProjectId> project)
        where TId : struct, IIdentifier<TId>
        where T : class =>
        Named<TId>(http, name) is { } id && Keep(http, await find(session, id, http.RequestAborted)) is { } found ? project(found) : null;

    private static TId? Named<TId>(HttpContext http, string name)
        where TId : struct, IIdentifier<TId> =>
        Identifier.TryParse<TId>(http.GetRouteValue(name) as string, out var id) ? id : null;

    private static T? Keep<T>(HttpContext http, T? found)
        where T : class
    {
        if (found is not null) http.Features.Set(new Mine<T>(found));
        return found;
    }
}
