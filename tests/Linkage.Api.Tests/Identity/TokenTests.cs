using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Linkage.Api.Tests.Running;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Linkage.Api.Tests.Identity;

/// <summary>Tokens are made here, with the key that the service made at its first start, so that each can be wrong in one point.</summary>
public sealed class TokenTests(RunningService service)
{
    private static readonly DateTime Now = TimeProvider.System.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task A_token_in_order_is_taken() => Assert.Equal(HttpStatusCode.OK, (await AskAsync(Token())).StatusCode);

    [Fact]
    public async Task No_token_is_refused_with_a_problem_document()
    {
        using var stranger = service.Stranger();
        using var answer = await stranger.GetAsync("/v1/projects");
        Assert.Equal("not-signed-in", (await answer.JsonAsync(HttpStatusCode.Unauthorized)).Code());
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_says_so()
    {
        var problem = await (
            await AskAsync(Token(issued: Now.AddHours(-2), expires: Now.AddHours(-1)))).JsonAsync(HttpStatusCode.Unauthorized);
        Assert.Contains("expired", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_lives_longer_than_an_hour_is_refused() => await RefusedAsync(Token(expires: Now.AddMinutes(61)));

    [Fact]
    public async Task A_token_for_another_service_is_refused() => await RefusedAsync(Token(audience: "elsewhere"));

    [Fact]
    public async Task A_token_of_an_issuer_that_is_not_listed_is_refused() =>
        await RefusedAsync(Token(issuer: "https://elsewhere.example"));

    [Theory]
    [InlineData("jti")]
    [InlineData("org")]
    [InlineData("sub")]
    public async Task A_token_without_a_claim_that_is_needed_is_refused(string claim) => await RefusedAsync(Token(without: claim));

    [Fact]
    public async Task An_organisation_that_is_no_slug_is_refused() => await RefusedAsync(Token(organisation: "Org A"));

    [Fact]
    public async Task A_token_signed_with_another_key_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RefusedAsync(Token(credentials: new SigningCredentials(new ECDsaSecurityKey(other), SecurityAlgorithms.EcdsaSha256)));
    }

    [Fact]
    public async Task A_token_signed_with_a_shared_secret_is_refused()
    {
        var secret = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32));
        await RefusedAsync(Token(credentials: new SigningCredentials(secret, SecurityAlgorithms.HmacSha256)));
    }

    [Fact]
    public async Task An_altered_token_is_refused()
    {
        var token = Token();
        await RefusedAsync(token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.")]
    public async Task What_is_no_token_is_refused(string text) => await RefusedAsync(text);

    [Fact]
    public async Task A_token_in_the_query_is_not_looked_at()
    {
        using var stranger = service.Stranger();
        using var answer = await stranger.GetAsync($"/v1/projects?access_token={Token()}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task The_wrong_role_is_refused_and_the_right_ones_are_named()
    {
        using var analyst = await service.AsAsync("noor");
        var problem = await analyst.GetJsonAsync("/v1/audit-events", HttpStatusCode.Forbidden);
        Assert.Contains("auditor", problem.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_roles_give_no_right() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await AskAsync(Token(role: "god"))).StatusCode);

    private async Task RefusedAsync(string token)
    {
        using var answer = await AskAsync(token);
        Assert.Equal("not-signed-in", (await answer.JsonAsync(HttpStatusCode.Unauthorized)).Code());
    }

    private async Task<HttpResponseMessage> AskAsync(string token)
    {
        using var client = service.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/projects");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.SendAsync(request);
    }

    private string Token(
        string issuer = "urn:linkage:development", string audience = "linkage", DateTime? issued = null, DateTime? expires = null,
        string organisation = "org-a", string role = "analyst", string? without = null, SigningCredentials? credentials = null)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(Path.Combine(service.Folder, "keys", "development-identity.pem")));
        var claims =
            new Dictionary<string, object> { ["sub"] = "ava", ["org"] = organisation, ["roles"] = new[] { role }, ["jti"] = Guid.NewGuid().ToString() };
        if (without is not null) claims.Remove(without);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            IssuedAt = issued ?? Now,
            NotBefore = issued ?? Now,
            Expires = expires ?? Now.AddMinutes(30),
            Claims = claims,
            // A provider that is cached by key would outlive the key.
            SigningCredentials = credentials ?? new SigningCredentials(
                new ECDsaSecurityKey(
                    key)
                { KeyId = "development", CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
                SecurityAlgorithms.EcdsaSha256),
        });
    }
}
