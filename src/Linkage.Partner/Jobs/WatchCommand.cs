using System.CommandLine;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Jobs;

/// <summary>Follows a job until it waits for people or has ended.</summary>
internal sealed class WatchCommand : Verb
{
    private readonly Argument<string> _job = new("job") { Description = "Id of the job (job-…)." };

    public WatchCommand()
        : base(
            "watch",
            "Follow a job until it awaits review or has ended; exit code 1 when it did not succeed.",
            "linkage jobs watch job-9d2f") => Arguments.Add(_job);

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel) =>
        JobWatch.RunAsync(session, session.Get(_job), cancel);
}
