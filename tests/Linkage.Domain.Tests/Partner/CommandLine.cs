using System.Text.Json.Nodes;
using Linkage.Partner;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

/// <summary>Runs command lines as a user does, with a home folder of its own and a stand-in for the network.</summary>
internal sealed class CommandLine : IDisposable
{
    public Dictionary<string, string> Environment { get; } = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("linkage-").FullName;

    public HttpMessageHandler Network { get; init; } = new Nowhere();

    public TimeProvider Clock { get; init; } = new ImpatientClock();

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public JsonNode Json => JsonNode.Parse(Output)!;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public async Task<ExitCode> RunAsync(params string[] args)
    {
        Environment.TryAdd("LINKAGE_HOME", PathOf("home"));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var surroundings = new Surroundings { Output = output, Error = error, Handler = Network, Environment = Environment, Clock = Clock };
        var code = await LinkageCommand.RunAsync(args, surroundings, TestContext.Current.CancellationToken);
        (Output, Error) = (output.ToString(), error.ToString());
        return (ExitCode)code;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A network in which nobody answers.</summary>
    private sealed class Nowhere : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("Nobody answers.");
    }
}
