using System.CommandLine;
using System.Globalization;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Agreements;

/// <summary>Names a version of the agreement; the latest when left out.</summary>
internal sealed class VersionOption : Option<int?>
{
    public VersionOption()
        : base("--number", "-n")
    {
        Description = "Version of the agreement (default: the latest).";
        HelpName = "number";
    }

    public async Task<Outcome<Answer<AgreementVersion>>> FetchAsync(Session session, string project, CancellationToken cancel)
    {
        var number = session.Get(this);
        if (number is null)
        {
            var all = await session.Client.ListAsync<AgreementVersion>(Paths.Project(project, "agreements"), cancel);
            if (all.IsRefused)
            {
                return all.Refusal;
            }

            if (all.Value.Value.List.Count == 0)
            {
                return new Refusal(RefusalKind.NotFound, "no-agreement", "The project has no agreement yet.");
            }

            number = all.Value.Value.List.Max(version => version.Version);
        }

        var path = Paths.Project(project, "agreements", number.Value.ToString(CultureInfo.InvariantCulture));
        return await session.Client.GetAsync<AgreementVersion>(path, cancel);
    }
}
