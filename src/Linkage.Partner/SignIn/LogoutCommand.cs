using System.Text.Json.Nodes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.SignIn;

/// <summary>Forgets the saved token of a service.</summary>
internal sealed class LogoutCommand() : Verb("logout", "Forget the saved token of the service.", "linkage logout")
{
    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel)
    {
        var removed = TokenFile.Remove(session);
        return Task.FromResult(session.Screen.Show(
            new JsonObject { ["server"] = session.Server.AbsoluteUri, ["signedOut"] = removed },
            removed ? "Signed out." : "You were not signed in."));
    }
}
