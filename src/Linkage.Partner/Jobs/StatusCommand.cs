using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Shows how far a job is.</summary>
internal sealed class StatusCommand() : JobVerb("status", "Show how far a job is.", "linkage jobs status job-9d2f")
{
    protected override Task<Outcome<Answer<Job>>> AskAsync(Session session, string job, CancellationToken cancel) =>
        session.Client.GetAsync<Job>(Paths.Job(job), cancel);
}
