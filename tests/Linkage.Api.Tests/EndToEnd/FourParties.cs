using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Linkage.Api.Tests.Running;

namespace Linkage.Api.Tests.EndToEnd;

/// <summary>
/// Four organisations, each with a file over persons or over addresses, and questions that link them: persons to a register by two keys,
/// the register to dwellings by address, persons to their benefits, of which one person may have two.
/// </summary>
internal sealed record FourParties(RunningService Service, string Project)
{
    public const int Persons = 1_200;

    private static readonly (string Partner, string Officer)[] Parties =
        [("marit", "joost"), ("willem", "saskia"), ("bram", "eva"), ("anna", "arthur")];

    public static async Task<FourParties> DeliverAsync(RunningService service)
    {
        using var noor = await service.AsAsync("noor");
        var project = (await noor.PostJsonAsync("/v1/projects", new { name = $"p-{Guid.NewGuid():N}", title = "Four parties" })).Text("id");
        using var put = await noor.SendJsonAsync(HttpMethod.Put, $"/v1/projects/{project}/agreement", Agreement());
        var hash = (await put.JsonAsync(HttpStatusCode.OK)).Text("hash");
        await noor.PostJsonAsync($"/v1/projects/{project}/agreements/1/proposal", "{}", HttpStatusCode.OK);
        foreach (var (_, officer) in Parties)
        {
            using var client = await service.AsAsync(officer);
            await client.PostJsonAsync($"/v1/projects/{project}/agreements/1/acceptances", new { documentHash = hash });
        }

        string[] files =
            [Csv("alt,bsn,area,income", PersonLines()), Csv("bsn,alt,address", RegisterLines()), Csv("address,label,gas", DwellingLines()), Csv("bsn,amount", BenefitLines())];
        string[] datasets = ["persons", "register", "dwellings", "benefits"];
        for (var at = 0; at < files.Length; at++)
        {
            var delivery = await LinkedProject.DeliverAsync(
                service, Parties[at].Partner, project, datasets[at], Encoding.UTF8.GetBytes(files[at]));
            Assert.Equal("accepted", delivery.Text("state"));
        }

        return new(service, project);
    }

    public async Task<JsonNode> RunAsync(string question, bool dryRun = false)
    {
        using var noor = await Service.AsAsync("noor");
        var job = await noor.PostJsonAsync($"/v1/projects/{Project}/jobs", new { question, dryRun }, HttpStatusCode.Accepted);
        return await LinkedProject.WaitAsync(
            noor, $"/v1/jobs/{job.Text("id")}", seen => seen.Text("state") is not ("submitted" or "running"));
    }

    /// <summary>The values of the only table of a result, by the codes of the cell.</summary>
    public async Task<Dictionary<string, long?[]>> CellsAsync(JsonNode job)
    {
        Assert.True(job.Text("state") == "awaitingReview", job.ToJsonString());
        using var joost = await Service.AsAsync("joost");
        var table = (await joost.GetJsonAsync($"/v1/jobs/{job.Text("id")}/result"))["tables"]![0]!;
        return table["cells"]!.AsArray().ToDictionary(
            cell => string.Join('|', cell!["codes"]!.AsArray().Select(code => code!.GetValue<string>())),
            cell => cell!["values"]!.AsArray().Select(value => value!["value"] is { } number ? (long?)(long)number.GetValue<decimal>() : null).ToArray());
    }

    public static bool HasNumber(int person) => person % 7 != 0;

    public static string Area(int person) => "abcd"[person % 4].ToString();

    public static int Income(int person) => 1_000 + (person % 50);

    public static int AddressOf(int person) => person / 2;

    /// <summary>Which key finds a person in the register: 1, 2, or 0 for none.</summary>
    public static int KeyOf(int person) => person % 11 == 0 ? 0 : HasNumber(person) ? 1 : IsRenamed(person) ? 0 : 2;

    public static bool IsDwelling(int address) => address % 13 != 0;

    public static string Label(int address) => address % 3 == 0 ? "A" : "G";

    public static int Gas(int address) => 900 + (address % 40);

    public static int Benefits(int person) => !HasNumber(person) ? 0 : person % 5 == 0 ? 2 : person % 4 == 0 ? 1 : 0;

    // The register knows some under another name; who has a number is found by it all the same.
    private static bool IsRenamed(int person) => person % 3 == 0;

    private static IEnumerable<string> PersonLines() => Enumerable.Range(0, Persons).Select(
        person => $"{Name($"name {person}")},{(HasNumber(person) ? Name($"bsn {person}") : "")},{Area(person)},{Income(person)}");

    private static IEnumerable<string> RegisterLines() => Enumerable.Range(0, Persons).Where(person => person % 11 != 0).Select(person =>
        $"{(HasNumber(person) ? Name($"bsn {person}") : "")},{Name(IsRenamed(person) ? $"other {person}" : $"name {person}")},{Name($"address {AddressOf(person)}")}");

    private static IEnumerable<string> DwellingLines() =>
        Enumerable.Range(0, Persons / 2)
            .Where(IsDwelling)
            .Select(address => $"{Name($"address {address}")},{Label(address)},{Gas(address)}");

    private static IEnumerable<string> BenefitLines() =>
        Enumerable.Range(0, Persons).SelectMany(
            person => Enumerable.Repeat($"{Name($"bsn {person}")},{100 + (person % 9)}", Benefits(person)));

    private static string Csv(string header, IEnumerable<string> lines) => $"{header}\n{string.Join('\n', lines)}\n";

    private static string Name(string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)));

    private static JsonNode Agreement() => JsonNode.Parse(
        """
        { "title": "t", "purpose": "p", "legalBasis": "l", "assessmentReference": "DPIA-1", "recipient": "r",
          "intake": { "legalFramework": "a", "dataQuality": "b", "publicValues": "c", "projectDesign": "d" },
          "organisations": ["lindewaard", "tax-office", "grid-operator", "org-a"],
          "datasets": [
            { "name": "persons", "organisation": "lindewaard", "period": "year", "schema": { "primaryKey": ["alt"], "fields": [
              { "name": "alt", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
              { "name": "bsn", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "unique": true, "required": false } },
              { "name": "area", "type": "string", "role": "group", "categories": ["a", "b", "c", "d"], "sensitive": false, "constraints": { "required": true } },
              { "name": "income", "type": "integer", "role": "measure", "constraints": { "required": true, "minimum": 0, "maximum": 100000 } } ] } },
            { "name": "register", "organisation": "tax-office", "period": "year", "schema": { "primaryKey": ["alt"], "fields": [
              { "name": "bsn", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "unique": true, "required": false } },
              { "name": "alt", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
              { "name": "address", "type": "string", "role": "pseudonym", "entityType": "address", "constraints": { "required": true } } ] } },
            { "name": "dwellings", "organisation": "grid-operator", "period": "year", "schema": { "primaryKey": ["address"], "fields": [
              { "name": "address", "type": "string", "role": "pseudonym", "entityType": "address", "constraints": { "required": true } },
              { "name": "label", "type": "string", "role": "group", "categories": ["A", "G"], "sensitive": false, "constraints": { "required": true } },
              { "name": "gas", "type": "integer", "role": "measure", "constraints": { "required": true, "minimum": 0, "maximum": 100000 } } ] } },
            { "name": "benefits", "organisation": "org-a", "period": "year", "schema": { "fields": [
              { "name": "bsn", "type": "string", "role": "pseudonym", "entityType": "person", "constraints": { "required": true } },
              { "name": "amount", "type": "integer", "role": "measure", "constraints": { "required": true, "minimum": 0, "maximum": 100000 } } ] } } ],
          "questions": [
            { "name": "dwellings-of-persons", "population": { "dataset": "persons", "as": "p", "subject": "alt" },
              "joins": [
                { "dataset": "register", "as": "r", "kind": "inner", "on": [ { "left": "p.bsn", "right": "bsn" }, { "left": "p.alt", "right": "alt" } ] },
                { "dataset": "dwellings", "as": "w", "kind": "left", "on": [ { "left": "r.address", "right": "address" } ] },
                { "dataset": "benefits", "as": "b", "kind": "left", "on": [ { "left": "p.bsn", "right": "bsn" } ] } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "p.area", "total": true }, { "variable": "w.label", "total": true } ],
                "measures": [ { "name": "persons", "kind": "countSubjects" }, { "name": "rows", "kind": "countRows" } ] } ] },
            { "name": "gas", "population": { "dataset": "persons", "as": "p", "subject": "alt" },
              "joins": [
                { "dataset": "register", "as": "r", "kind": "inner", "on": [ { "left": "p.bsn", "right": "bsn" }, { "left": "p.alt", "right": "alt" } ] },
                { "dataset": "dwellings", "as": "w", "kind": "inner", "on": [ { "left": "r.address", "right": "address" } ] } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "p.area", "total": true } ],
                "measures": [ { "name": "persons", "kind": "countSubjects" }, { "name": "gas", "kind": "sum", "of": "w.gas" } ] } ] },
            { "name": "benefits", "population": { "dataset": "persons", "as": "p", "subject": "alt" },
              "joins": [ { "dataset": "benefits", "as": "b", "kind": "left", "on": [ { "left": "p.bsn", "right": "bsn" } ] } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "p.area", "total": true } ],
                "measures": [ { "name": "persons", "kind": "countSubjects" }, { "name": "amount", "kind": "sum", "of": "b.amount" } ] } ] },
            { "name": "repeated", "population": { "dataset": "persons", "as": "p", "subject": "alt" },
              "joins": [ { "dataset": "benefits", "as": "b", "kind": "left", "on": [ { "left": "p.bsn", "right": "bsn" } ] } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "p.area", "total": true } ],
                "measures": [ { "name": "persons", "kind": "countSubjects" }, { "name": "income", "kind": "sum", "of": "p.income" } ] } ] },
            { "name": "meant", "population": { "dataset": "persons", "as": "p", "subject": "alt" },
              "joins": [ { "dataset": "benefits", "as": "b", "kind": "left", "on": [ { "left": "p.bsn", "right": "bsn" } ] } ],
              "tables": [ { "name": "t", "groups": [ { "variable": "p.area", "total": true } ],
                "measures": [ { "name": "persons", "kind": "countSubjects" }, { "name": "income", "kind": "sum", "of": "p.income", "perRow": true } ] } ] } ],
          "policy": { "minimumFrequency": 10, "pPercent": 15, "perPartner": false },
          "approvals": 1, "retentionUntil": "2099-12-31" }
        """)!;
}
