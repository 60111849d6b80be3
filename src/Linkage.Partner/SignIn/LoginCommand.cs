using System.CommandLine;
using System.Text.Json.Nodes;
using Linkage.Partner.Http;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.SignIn;

/// <summary>Takes a token from a file, the environment or the development identity, tries it, and saves it for its owner only.</summary>
internal sealed class LoginCommand : Verb
{
    private readonly Option<FileInfo?> _tokenFile = new("--token-file")
    {
        Description = "File that holds the access token.",
        HelpName = "file",
    };

    private readonly Option<string?> _as = new("--as")
    {
        Description = "Sign in as a named person of the development identity (embedded service on this machine only).",
        HelpName = "name",
    };

    private readonly Option<string?> _token = new("--token") { Hidden = true };

    public LoginCommand()
        : base(
            "login",
            "Sign in. The token comes from --token-file, from LINKAGE_TOKEN, or from the development identity.",
            "linkage login --token-file token.txt --server https://linkage.example",
            "LINKAGE_TOKEN=$(cat token.txt) linkage login",
            "linkage login --as anna")
    {
        Options.Add(_tokenFile);
        Options.Add(_as);
        Options.Add(_token);
    }

    protected override async Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var token = await FindAsync(session, cancel);
        if (token.HasEnded)
        {
            return session.Screen.End(token.Ending);
        }

        if (Transport.Refuse(session.Server) is { } unsafeServer)
        {
            return session.Screen.End(Ending.BadInput(unsafeServer));
        }

        var tried = await session.ClientWith(token.Value).GetAsync<JsonNode>(Paths.Of("organisations"), cancel);
        if (tried.IsRefused)
        {
            return session.Screen.End(tried.Refusal);
        }

        var claims = AccessToken.Read(token.Value);
        TokenFile.Save(session, new SavedToken(token.Value, claims?.ExpiresAt));
        return WhoAmICommand.Show(session, claims);
    }

    private async Task<Attempt<string>> FindAsync(Session session, CancellationToken cancel)
    {
        if (session.Get(_token) is not null)
        {
            return Ending.BadInput(
                "secret-on-command-line",
                "A token on the command line can be read by others on this machine. Use --token-file or LINKAGE_TOKEN.");
        }

        if (session.Get(_as) is { } name)
        {
            return await DevelopmentIdentity.TokenAsync(session, name, cancel);
        }

        var text = session.Get(_tokenFile) is { } file
            ? await File.ReadAllTextAsync(file.FullName, cancel)
            : session.Variable("LINKAGE_TOKEN");
        return text?.Trim() switch
        {
            null =>
                Ending.BadInput("no-token", "Say where the token is: --token-file, LINKAGE_TOKEN, or --as for the development identity."),
            { } token when AccessToken.Read(token) is null =>
                Ending.BadInput("not-a-token", "That is not an access token (three parts separated by dots)."),
            { } token => token,
        };
    }
}
