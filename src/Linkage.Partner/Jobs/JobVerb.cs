using System.CommandLine;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>A verb about one job that asks the service once and shows the job it gets back.</summary>
internal abstract class JobVerb : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };

    protected JobVerb(string name, string description, params string[] examples)
        : base(name, description, examples) => Arguments.Add(_job);

    protected abstract Task<Outcome<Answer<Job>>> AskAsync(Session session, string job, CancellationToken cancel);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var job = await AskAsync(session, session.Get(_job), cancel);
        return job.IsRefused ? session.Screen.End(job.Refusal) : session.Screen.Show(job.Value.Document, job.Value.Value.Show);
    }
}
