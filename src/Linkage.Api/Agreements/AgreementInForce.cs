using Linkage.Domain.Agreements;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;
using Linkage.Storage.Databases;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>What is agreed now: the version that every party accepted last, while the project is active.</summary>
internal sealed record AgreementInForce(int Version, AgreementDocument Document)
{
    public static async Task<Outcome<AgreementInForce>> FindAsync(Session session, Project project, CancellationToken cancel)
    {
        if (project.State is ProjectState.Closed or ProjectState.Purged) return AgreementRefusals.Closed;
        if (project is not { State: ProjectState.Active, VersionInForce: { } version }) return AgreementRefusals.NotInForce;
        var agreement = await AgreementStore.FindAsync(session, project.Id, version, cancel)
            ?? throw new InvalidOperationException($"Version {version} of {project.Id} is in force and not there.");
        return new AgreementInForce(version, AgreementText.Read(agreement));
    }
}
