using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;
using Linkage.Domain.Deliveries;
using Linkage.Domain.Jobs;
using Linkage.Domain.Projects;
using Linkage.Domain.Releases;

namespace Linkage.Api.Tests.Generated;

public sealed class GeneratedTests(RunningService service)
{
    [Fact]
    public async Task The_openapi_document_is_the_committed_one()
    {
        using var stranger = service.Stranger();
        GeneratedFile.Compare("openapi.json", (await stranger.GetStringAsync("/v1/openapi.json")).ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_a_summary_and_its_refusals()
    {
        using var stranger = service.Stranger();
        using var answer = await stranger.GetAsync("/v1/openapi.json");
        Assert.Equal("*", answer.Header("Access-Control-Allow-Origin"));
        var document = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var operations = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => operation.Value!))
            .ToList();
        Assert.Equal(operations.Count, operations.Select(operation => operation.Text("operationId")).Distinct().Count());
        Assert.All(operations, operation =>
        {
            Assert.NotEmpty(operation.Text("summary"));
            Assert.NotEmpty(operation.Text("description"));
            Assert.Contains(operation["responses"]!.AsObject(), response => response.Key.StartsWith('4'));
            Assert.True(operation["parameters"] is null || operation["responses"]!["400"] is not null);
        });
        Assert.NotNull(document["info"]!["contact"]!["email"]);
        Assert.Equal("/v1", Assert.Single(document["servers"]!.AsArray())!.Text("url"));
    }

    [Fact]
    public void The_diagrams_of_the_lifecycles_are_the_committed_ones()
    {
        GeneratedFile.Compare("project.md", ProjectLifecycle.Steps.Diagram());
        GeneratedFile.Compare("agreement.md", AgreementLifecycle.Steps.Diagram());
        GeneratedFile.Compare("delivery.md", DeliveryLifecycle.Steps.Diagram());
        GeneratedFile.Compare("job.md", JobLifecycle.Steps.Diagram());
        GeneratedFile.Compare("release.md", ReleaseLifecycle.Steps.Diagram());
    }
}
