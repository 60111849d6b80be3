namespace Linkage.Api.Identity;

/// <summary>`Linkage:Identity`: whose tokens are taken. None in the embedded mode means the development identity.</summary>
internal sealed class IdentitySettings
{
    public IReadOnlyList<IssuerSettings> Issuers { get; init; } = [];

    public IEnumerable<string> Faults() => Issuers.SelectMany((issuer, at) => issuer.Faults($"Linkage:Identity:Issuers:{at}"));
}
