using System.CommandLine;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Shows how well the inputs of a job met, as bars.</summary>
internal sealed class QualityCommand : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };

    public QualityCommand()
        : base(
            "quality",
            "Show how well the inputs of a job met: matched shares by key and group, as bands.",
            "linkage jobs quality job-9d2f") => Arguments.Add(_job);

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var quality = await session.Client.GetAsync<JobQuality>(Paths.Job(session.Get(_job), "quality"), cancel);
        return quality.IsRefused
            ? session.Screen.End(quality.Refusal)
            : session.Screen.Show(quality.Value.Document, quality.Value.Value.Show);
    }
}
