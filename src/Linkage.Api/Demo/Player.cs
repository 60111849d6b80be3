using System.Collections;
using System.Text.Json.Nodes;
using Linkage.Partner;

namespace Linkage.Api.Demo;

/// <summary>One made-up person at their own desk: a home folder of their own, and the real `linkage` command against the service.</summary>
internal sealed class Player(string name, string desk, string server)
{
    private readonly Hashtable _environment = new()
    {
        ["LINKAGE_HOME"] = Path.Combine(desk, ".linkage"), ["LINKAGE_SERVER"] = server, ["LINKAGE_PROJECT"] = EnergyPovertyProject,
    };

    public const string EnergyPovertyProject = "energy-poverty";

    public string Name => name;

    /// <summary>The partner's own network, as a folder.</summary>
    public string Desk => desk;

    public string File(string fileName) => Path.Combine(desk, fileName);

    /// <summary>Runs a command line and gives its JSON answer.</summary>
    /// <param name="words">The words after `linkage`, without --json.</param>
    /// <exception cref="StepFailedException">The command did not end with 0.</exception>
    public async Task<JsonNode> RunAsync(CancellationToken cancel, params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await LinkageCommand.RunAsync([.. words, "--json"], output, error, null, _environment, cancel);
        cancel.ThrowIfCancellationRequested();
        if (code != 0) throw new StepFailedException($"linkage {string.Join(' ', words)} ended with {code}.\n{error}{output}");
        return JsonNode.Parse(output.ToString()) ?? new JsonObject();
    }

    /// <summary>Runs a command line and lets it write for people.</summary>
    public async Task ShowAsync(TextWriter output, CancellationToken cancel, params string[] words)
    {
        var code = await LinkageCommand.RunAsync(words, output, output, null, _environment, cancel);
        if (code != 0) throw new StepFailedException($"linkage {string.Join(' ', words)} ended with {code}.");
    }
}
