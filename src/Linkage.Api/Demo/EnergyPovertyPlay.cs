using System.Text.Json.Nodes;

namespace Linkage.Api.Demo;

/// <summary>The steps from three partners' extracts to an approved release, each done by the person whose task it is.</summary>
internal sealed class EnergyPovertyPlay(DemoSettings settings, string server, Narrator narrator)
{
    private const string Question = "raised-risk";

    private readonly EnergyPoverty _scenario = new(settings.Seed, settings.Households);
    private readonly Dictionary<string, Player> _players = [];

    public async Task RunAsync(CancellationToken cancel)
    {
        await ExtractAsync(cancel);
        await SignInAsync(cancel);
        await AgreeAsync(cancel);
        await HashAsync(cancel);
        await DeliverAsync(cancel);
        await RehearseAsync(cancel);
        var job = await AskAsync(cancel);
        await ReviewAsync(job, cancel);
        var release = await ReleaseAsync(job, cancel);
        await ProveAsync(cancel);
        foreach (var table in (string[])["risk-by-neighbourhood", "risk-by-tenure", "reach-by-district"])
        {
            narrator.Say($"\n{table}");
            await Of("noor").ShowAsync(narrator.Output, cancel, "releases", "show", release, "--table", table);
        }

        narrator.End();
        narrator.Say(Aftercare.Text(settings, server, release));
    }

    private Player Of(string name) =>
        _players.TryGetValue(name, out var known)
            ? known
            : _players[name] = new Player(name, Directory.CreateDirectory(Path.Combine(settings.Data, "desks", name)).FullName, server);

    private Task ExtractAsync(CancellationToken cancel) =>
        narrator.StepAsync("Three partners take extracts from their registers", async () =>
    {
        foreach (var extract in _scenario.Extracts())
            await File.WriteAllBytesAsync(Of(extract.Partner).File($"{extract.Dataset}.csv"), extract.Content, cancel);
        return $"{_scenario.Households.Count:N0} dwellings, {_scenario.Taxed.Count:N0} incomes, {_scenario.Metered.Count:N0} meters";
    });

    private Task SignInAsync(CancellationToken cancel) => narrator.StepAsync("Everyone signs in with the development identity", async () =>
    {
        string[] names = ["marit", "noor", "joost", "willem", "saskia", "bram", "eva", "dirk"];
        foreach (var name in names) await Of(name).RunAsync(cancel, "login", "--as", name);
        return string.Join(", ", names);
    });

    private async Task AgreeAsync(CancellationToken cancel)
    {
        await narrator.StepAsync("noor (analyst, municipality) drafts the agreement and proposes it", async () =>
        {
            var noor = Of("noor");
            var agreement = AgreementText.With(_scenario.Territory);
            await File.WriteAllTextAsync(noor.File("agreement.json"), agreement, cancel);
            await noor.RunAsync(cancel, "projects", "create", Player.EnergyPovertyProject, "--title", "Energy poverty in Lindewaard");
            await noor.RunAsync(cancel, "agreements", "put", noor.File("agreement.json"));
            await noor.RunAsync(cancel, "agreements", "propose");
            return "purpose, legal basis, four-step intake, 4 datasets, 1 question, policy t = 10 and p = 15 %";
        });
        await narrator.StepAsync("The privacy officer of each organisation accepts", async () =>
        {
            foreach (var officer in (string[])["joost", "saskia", "eva"]) await Of(officer).RunAsync(cancel, "agreements", "accept");
            return "joost, saskia and eva; the agreement is in force";
        });
    }

    private Task HashAsync(CancellationToken cancel) => narrator.StepAsync("Each partner replaces identifiers by a keyed hash", async () =>
    {
        var key = Of("marit").File("linkage.key");
        await Of("marit").RunAsync(cancel, "keys", "create", "--out", key);
        foreach (var partner in (string[])["willem", "bram"]) File.Copy(key, Of(partner).File("linkage.key"));
        foreach (var extract in _scenario.Extracts())
        {
            var player = Of(extract.Partner);
            await player.RunAsync(
                cancel, "pseudonymise", "--in", player.File($"{extract.Dataset}.csv"), "--out",
                player.File($"{extract.Dataset}.hashed.csv"),
                "--key", player.File("linkage.key"), "--column", "bag_id:household:bag=household", "--keep", extract.Keep);
        }

        return "one linkage key, made by the municipality, known to the partners and not to the service";
    });

    private Task DeliverAsync(CancellationToken cancel) =>
        narrator.StepAsync("Each seals and uploads its files; the worker validates and stores them", async () =>
    {
        foreach (var extract in _scenario.Extracts())
        {
            var player = Of(extract.Partner);
            await player.RunAsync(
                cancel, "upload", player.File($"{extract.Dataset}.hashed.csv"), "--dataset", extract.Dataset, "--period", EnergyPoverty.Period, "--watch");
        }

        var deliveries = await Of("noor").RunAsync(cancel, "deliveries", "list");
        return string.Join(", ", Items(deliveries).Select(one => $"{one["dataset"]}: {one["rows"]} rows {one["state"]}"));
    });

    private Task RehearseAsync(CancellationToken cancel) =>
        narrator.StepAsync("A dry run on made-up rows shows the shape of the result", async () =>
    {
        var job = await Of("noor").RunAsync(cancel, "jobs", "submit", "--question", Question, "--dry-run", "--watch");
        return $"{job["state"]}; no real data was touched";
    });

    private Task<string> AskAsync(CancellationToken cancel) =>
        narrator.StepAsync("noor asks the question; the worker links, tabulates, protects and audits", async () =>
    {
        var job = await Of("noor").RunAsync(cancel, "jobs", "submit", "--question", Question, "--watch");
        return (job["id"]!.GetValue<string>(), $"{job["id"]} is {job["state"]}");
    });

    private Task ReviewAsync(string job, CancellationToken cancel) =>
        narrator.StepAsync("joost (privacy officer, never the submitter) reads the report and approves", async () =>
    {
        var seen = await Of("joost").RunAsync(cancel, "reviews", "show", job);
        await Of("joost").RunAsync(
            cancel, "reviews", "approve", job, "--reason", "Within the agreement; nothing can be derived about fewer than ten households.");
        return RiskLine.Of(seen);
    });

    private Task<string> ReleaseAsync(string job, CancellationToken cancel) =>
        narrator.StepAsync("The worker audits once more, signs and releases; noor downloads and verifies", async () =>
    {
        var noor = Of("noor");
        var ended = await noor.RunAsync(cancel, "jobs", "watch", job);
        var release = ended["release"]?.GetValue<string>()
            ?? throw new StepFailedException($"The job ended as {ended["state"]}.\n{ended["refusal"]}");
        await noor.RunAsync(cancel, "keys", "service", "--out", noor.File("service-keys.json"));
        await noor.RunAsync(cancel, "releases", "download", release, "--out", noor.File("release"));
        await noor.RunAsync(cancel, "releases", "verify", noor.File("release"), "--key", noor.File("service-keys.json"));
        return (release, $"{release}, signature and every file genuine");
    });

    private Task ProveAsync(CancellationToken cancel) => narrator.StepAsync("dirk (auditor) verifies the chain of audit events", async () =>
    {
        var verdict = await Of("dirk").RunAsync(cancel, "audit", "verify");
        return $"{verdict["events"] ?? verdict["count"] ?? verdict["sequence"]} events, unbroken";
    });

    private static IEnumerable<JsonNode> Items(JsonNode list) => (list as JsonArray ?? list["items"]!.AsArray()).Select(one => one!);
}
