using System.Text.Json.Serialization;

namespace Linkage.Api.Identity.Development;

/// <summary>A token as RFC 6749 (section 5.1) hands it out.</summary>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record Grant(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("token_type")] string TokenType,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);
