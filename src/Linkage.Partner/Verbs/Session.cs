using System.CommandLine;
using Linkage.Partner.Homes;
using Linkage.Partner.Http;
using Linkage.Partner.Screens;
using Linkage.Partner.SignIn;

namespace Linkage.Partner.Verbs;

/// <summary>One run of one command: its arguments, its screen, its home folder, and its connection, made when first used.</summary>
internal sealed class Session : IDisposable
{
    private readonly Surroundings _surroundings;
    private ApiClient? _client;

    public Session(ParseResult parse)
    {
        Parse = parse;
        _surroundings = parse.InvocationConfiguration as Surroundings
            ?? new Surroundings { Environment = Environment.GetEnvironmentVariables() };
        var streams = parse.InvocationConfiguration;
        Screen = new Screen(streams.Output, streams.Error, parse.GetValue(GlobalOptions.Json), this);
        Home = Home.Of(_surroundings);
        Server = new Uri(parse.GetValue(GlobalOptions.Server) ?? Variable("LINKAGE_SERVER") ?? GlobalOptions.DefaultServer);
    }

    public ParseResult Parse { get; }

    public Screen Screen { get; }

    public Home Home { get; }

    public Uri Server { get; }

    public TimeProvider Clock => _surroundings.Clock;

    /// <summary>The connection, with the caller's token when there is one and the way is safe for it.</summary>
    public ApiClient Client => _client ??= Connect(Transport.Refuse(Server) is null ? TokenFile.For(this)?.Token : null);

    /// <summary>From here on the connection carries this token, or none.</summary>
    public ApiClient ClientWith(string? token)
    {
        _client?.Dispose();
        return _client = Connect(token);
    }

    public string? Variable(string name) => _surroundings.Variable(name);

    public T? Get<T>(Option<T> option) => Parse.GetValue(option);

    public T Get<T>(Argument<T> argument) => Parse.GetRequiredValue(argument);

    private ApiClient Connect(string? token) => new(Server, _surroundings.Handler, token, Clock);

    public void Dispose() => _client?.Dispose();
}
