namespace Linkage.Partner.Agreements;

/// <summary>One version of a project's agreement, as the service shows it.</summary>
/// <param name="Hash">SHA-256 of the canonical document, lower-case hex: what an acceptance names.</param>
internal sealed record AgreementVersion(int Version, string? State, string? Hash, IReadOnlyList<Acceptance>? Acceptances)
{
    public string AcceptedBy => string.Join(", ", (Acceptances ?? []).Select(acceptance => acceptance.Organisation));
}
