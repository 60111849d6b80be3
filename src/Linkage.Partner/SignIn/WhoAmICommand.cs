using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.SignIn;

/// <summary>Shows as whom the user is signed in, from the token itself.</summary>
internal sealed class WhoAmICommand() : Verb("whoami", "Show as whom you are signed in.", "linkage whoami")
{
    public static ExitCode Show(Session session, AccessToken? claims) => session.Screen.Show(
        new JsonObject
        {
            ["server"] = session.Server.AbsoluteUri,
            ["subject"] = claims?.Subject,
            ["organisation"] = claims?.Organisation,
            ["roles"] = new JsonArray([.. (claims?.Roles ?? []).Select(role => JsonValue.Create(role))]),
            ["expiresAt"] = claims?.ExpiresAt?.ToString("yyyy-MM-ddTHH:mm:ssZ"),
        },
        screen => screen.Facts(
            ("server", session.Server),
            ("signed in as", claims?.Subject),
            ("organisation", claims?.Organisation),
            ("roles", claims is null ? null : string.Join(", ", claims.Roles)),
            ("until", claims?.ExpiresAt?.ToString("yyyy-MM-dd HH:mm:ss 'UTC'"))));

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel) => Task.FromResult(
        TokenFile.For(session) is { } saved
            ? Show(session, AccessToken.Read(saved.Token))
            : session.Screen.End(new Refusal(RefusalKind.Unauthenticated, "not-signed-in", "You are not signed in. Sign in with: linkage login")));
}
