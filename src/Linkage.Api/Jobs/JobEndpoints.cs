using Linkage.Api.Identity;
using Linkage.Api.Reviews;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;

namespace Linkage.Api.Jobs;

internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder project)
    {
        SubmitJob.Map(project);
        PlanJob.Map(project);
        ReadJobs.MapList(project);
    }

    public static void MapJob(this RouteGroupBuilder v1)
    {
        var job = v1.MapGroup("/jobs/{jobId}").NeedsRole(Role.Any).Within(Tenancy.Job);
        ReadJobs.MapOne(job);
        WatchJob.Map(job);
        CancelJob.Map(job);
        RetryJob.Map(job);
        ReadResult.Map(job);
        ReadQuality.Map(job);
        job.MapReviews();
    }
}
