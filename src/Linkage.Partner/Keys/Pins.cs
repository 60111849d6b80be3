using System.Text.Json;
using Linkage.Partner.Homes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Keys;

/// <summary>
/// Which keys each service showed first. Whoever replaces the service later, or stands between, cannot make the user seal to a key of
/// theirs without it being noticed (trust on first use, as SSH does it).
/// </summary>
internal static class Pins
{
    private const string Name = "known-services.json";

    /// <summary>Compares with what is known, and remembers the keys of a service that is met for the first time.</summary>
    /// <returns>The ending for a service that shows a key it did not show before; null when all is well.</returns>
    public static Ending? Check(Session session, ServiceKeys keys)
    {
        var shown = keys.ToPins();
        if (Known(session) is not { } known)
        {
            session.Screen.Note(
                $"First contact with {session.Server}: its sealing key is {shown.Sealing}. "
                + "Compare that with what the service's owner made known.");
            Remember(session, shown);
            return null;
        }

        return known.Covers(shown)
            ? null
            : Ending.Unverified(
                "service-key-changed",
                $"The service now shows the keys {shown}, and {known} before. Nothing was sent or believed. "
                + "Ask the service's owner; when the change is right, accept it with: linkage keys service --accept");
    }

    public static PinnedKeys? Known(Session session) => Read(session).GetValueOrDefault(Key(session));

    public static void Remember(Session session, PinnedKeys keys)
    {
        var all = Read(session);
        all[Key(session)] = keys;
        Home.Replace(session.Home.PathOf(Name), JsonSerializer.Serialize(all, JsonSerializerOptions.Web));
    }

    private static string Key(Session session) => session.Server.GetLeftPart(UriPartial.Authority);

    private static Dictionary<string, PinnedKeys> Read(Session session)
    {
        var path = session.Home.PathOf(Name);
        return File.Exists(path)
            ? JsonSerializer.Deserialize<Dictionary<string, PinnedKeys>>(File.ReadAllText(path), JsonSerializerOptions.Web) ?? []
            : [];
    }
}
