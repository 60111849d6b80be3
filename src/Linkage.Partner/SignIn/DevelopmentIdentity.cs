using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.SignIn;

/// <summary>Tokens for the named people of an embedded service on this machine.</summary>
internal static class DevelopmentIdentity
{
    private const string Path = "development/token";

    public static async Task<Attempt<string>> TokenAsync(Session session, string name, CancellationToken cancel)
    {
        if (!session.Server.IsLoopback)
        {
            return Ending.BadInput("development-identity", "The development identity exists only on a service of this machine.");
        }

        var answer = await session.ClientWith(null).PostAsync<Grant>(Path, new JsonObject { ["as"] = name }, cancel);
        return answer.IsRefused ? answer.Refusal : answer.Value.Value.AccessToken;
    }

    private sealed record Grant([property: JsonPropertyName("access_token"), JsonRequired] string AccessToken);
}
