using System.Text.Json;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.SignIn;

/// <summary>The tokens of this user, by address of the service, in a file that only the owner may read.</summary>
internal static class TokenFile
{
    private const string Name = "tokens.json";

    /// <summary>The token for the session's service: LINKAGE_TOKEN when set, else the saved one; null when there is none.</summary>
    public static SavedToken? For(Session session) =>
        session.Variable("LINKAGE_TOKEN") is { } text
            ? new SavedToken(text.Trim(), AccessToken.Read(text.Trim())?.ExpiresAt)
            : Read(session).GetValueOrDefault(Key(session));

    public static void Save(Session session, SavedToken token)
    {
        var tokens = Read(session);
        tokens[Key(session)] = token;
        Write(session, tokens);
    }

    /// <returns>False when there was none.</returns>
    public static bool Remove(Session session)
    {
        var tokens = Read(session);
        var removed = tokens.Remove(Key(session));
        Write(session, tokens);
        return removed;
    }

    private static string Key(Session session) => session.Server.GetLeftPart(UriPartial.Authority);

    private static Dictionary<string, SavedToken> Read(Session session)
    {
        var path = session.Home.PathOf(Name);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<Dictionary<string, SavedToken>>(File.ReadAllText(path), JsonSerializerOptions.Web) ?? []
            : [];
    }

    private static void Write(Session session, Dictionary<string, SavedToken> tokens) =>
        Homes.Home.Replace(session.Home.PathOf(Name), JsonSerializer.Serialize(tokens, JsonSerializerOptions.Web));
}
