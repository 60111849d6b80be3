using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Makes a new attempt at a job that failed or was returned.</summary>
internal sealed class RetryCommand() : JobVerb("retry", "Try a failed or returned job again.", "linkage jobs retry job-9d2f")
{
    protected override Task<Outcome<Answer<Job>>> AskAsync(Session session, string job, CancellationToken cancel) =>
        session.Client.PostAsync<Job>(Paths.Job(job, "retry"), new JsonObject(), cancel);
}
