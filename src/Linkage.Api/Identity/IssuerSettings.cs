namespace Linkage.Api.Identity;

/// <summary>One identity provider on the allow-list; its keys come from its metadata, or from a file.</summary>
internal sealed class IssuerSettings
{
    /// <summary>Exactly as it stands in `iss`.</summary>
    public string Issuer { get; init; } = "";

    public string Audience { get; init; } = "linkage";

    /// <summary>OpenID Connect metadata, over https.</summary>
    public string? MetadataAddress { get; init; }

    /// <summary>A JSON Web Key Set on disk, for where the service may not call out.</summary>
    public string? KeysFile { get; init; }

    public IEnumerable<string> Faults(string at)
    {
        if (Issuer.Length == 0) yield return $"{at}:Issuer must be the issuer as it stands in its tokens.";
        if (Audience.Length == 0) yield return $"{at}:Audience must not be empty.";
        if (MetadataAddress is null == KeysFile is null) yield return $"{at} must have either MetadataAddress or KeysFile.";
        if (MetadataAddress?.StartsWith("https://", StringComparison.Ordinal) == false)
            yield return $"{at}:MetadataAddress must begin with https://.";
        if (KeysFile is not null && !File.Exists(KeysFile)) yield return $"{at}:KeysFile does not exist.";
    }
}
