using System.CommandLine;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Datasets;

/// <summary>Shows the fields that a dataset must have.</summary>
internal sealed class ShowCommand : ProjectVerb
{
    private readonly Argument<string> _dataset = new("dataset") { Description = "Name of the dataset." };

    public ShowCommand()
        : base(
            "show",
            "Show the fields of a dataset.",
            "linkage datasets show incomes --project energy-poverty") => Arguments.Add(_dataset);

    protected override async Task<ExitCode> RunAsync(Session session, string project, CancellationToken cancel)
    {
        var list = await session.Client.ListAsync<Dataset>(Paths.Project(project, "datasets"), cancel);
        if (list.IsRefused)
        {
            return session.Screen.End(list.Refusal);
        }

        var index = list.Value.Value.List.ToList().FindIndex(dataset => dataset.Name == session.Get(_dataset));
        return index < 0
            ? session.Screen.End(Refusal.NotFound)
            : session.Screen.Show(list.Value.Document!["items"]![index], screen => screen.Table(
                ["field", "type", "role", "entity type"],
                (list.Value.Value.List[index].Schema?.Fields ?? [])
                    .Select(field => new[] { field.Name, field.Type, field.Role, field.EntityType })));
    }
}
