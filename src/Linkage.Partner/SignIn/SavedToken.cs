namespace Linkage.Partner.SignIn;

/// <summary>An access token as it was saved after signing in.</summary>
/// <param name="ExpiresAt">As the token says; null when it does not say.</param>
internal sealed record SavedToken(string Token, DateTimeOffset? ExpiresAt);
