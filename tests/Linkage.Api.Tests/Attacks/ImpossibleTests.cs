using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.EndToEnd;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.Attacks;

/// <summary>Zeros that the agreement calls impossible, and who would like all zeros to be.</summary>
public sealed class ImpossibleTests(RunningService service)
{
    private const string NoChild =
        """
        [ { "dataset": "people", "codes": { "stage": "child", "state": "married" } },
          { "dataset": "people", "codes": { "stage": "child", "state": "widowed" } } ]
        """;

    private const string ByStageAndState =
        """
        { "name": "both", "population": { "dataset": "people", "as": "p", "subject": "person" },
          "tables": [ { "name": "t", "groups": [ { "variable": "p.stage", "total": true }, { "variable": "p.state", "total": true } ],
            "measures": [ { "name": "people", "kind": "countSubjects" } ] } ] }
        """;

    [Theory]
    [InlineData("[]", false)]
    [InlineData(NoChild, true)]
    public async Task A_zero_is_shown_where_the_agreement_calls_it_impossible(string zeros, bool isShown)
    {
        var (register, job) = await AskedAsync(zeros);
        var cells = await register.CellsAsync(job);
        Assert.Equal(isShown, cells["child married"] is 0 && cells["child single"] is 40);
        // Nobody said that no grown-up is a widow; that none is stays a conclusion about all of them.
        Assert.Null(cells["grown widowed"]);
        await register.ReleasedAsync(job);
    }

    /// <summary>A party whose own policy does not say that it is impossible keeps the zero hidden.</summary>
    [Fact]
    public async Task One_party_is_enough_to_doubt_it()
    {
        var (register, job) = await AskedAsync(
            NoChild, agreement => agreement["policies"] = JsonNode.Parse("""{ "org-b": { "minimumFrequency": 10 } }"""));
        Assert.Null((await register.CellsAsync(job))["child married"]);
    }

    [Fact]
    public async Task What_no_field_can_be_is_refused_with_the_agreement()
    {
        using var ava = await service.AsAsync("ava");
        var project = await SampleAgreement.ProjectAsync(service);
        var agreement = Agreement(
            """
            [ { "dataset": "persons", "codes": { "stage": "child" } }, { "dataset": "people", "codes": {} },
              { "dataset": "people", "codes": { "stage": "infant", "age": "3", "person": "a" } } ]
            """);
        using var answer = await ava.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", agreement);
        var problem = await answer.JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(
            [
                "/policy/structuralZeros/0/dataset", "/policy/structuralZeros/1/codes", "/policy/structuralZeros/2/codes/age",
                "/policy/structuralZeros/2/codes/person", "/policy/structuralZeros/2/codes/stage",
            ],
            problem.Pointers().Order(StringComparer.Ordinal));
    }

    private async Task<(Register Register, JsonNode Job)> AskedAsync(string zeros, Action<JsonNode>? change = null)
    {
        var agreement = Agreement(zeros);
        change?.Invoke(agreement);
        var register = new Register(service, await SampleAgreement.ProjectAsync(service));
        await SampleAgreement.AgreeAsync(service, register.Id, agreement, 1);
        var lines = Enumerable.Range(0, 140).Select(person =>
            $"{Register.PseudonymOf(person)},{(person < 40 ? "child,single" : person < 90 ? "grown,single" : "grown,married")}")
            .Prepend("person,stage,state");
        var file = Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
        Assert.Equal("accepted", (await LinkedProject.DeliverAsync(service, "anna", register.Id, "people", file)).Text("state"));
        return (register, await new LinkedProject(service, register.Id, "", "").AwaitingReviewAsync());
    }

    private static JsonObject Agreement(string zeros)
    {
        var agreement = SampleAgreement.Document(
            policy: $$"""{ "minimumFrequency": 10, "perPartner": false, "structuralZeros": {{zeros}} }""");
        agreement["questions"] = new JsonArray(JsonNode.Parse(ByStageAndState));
        agreement["datasets"] = JsonNode.Parse(
            """
            [ { "name": "people", "organisation": "org-a", "period": "year", "schema": { "fields": [
                { "name": "person", "type": "string", "role": "pseudonym", "entityType": "person" },
                { "name": "stage", "type": "string", "role": "group", "categories": ["child", "grown"], "constraints": { "required": true } },
                { "name": "state", "type": "string", "role": "group", "categories": ["single", "married", "widowed"],
                  "constraints": { "required": true } } ] } } ]
            """);
        return agreement;
    }
}
