using System.Text.Json;
using Linkage.Domain.Projects;
using Linkage.Storage.Projects;

namespace Linkage.Api.Agreements;

/// <summary>One version of an agreement.</summary>
/// <param name="Hash">Lower-case hexadecimal SHA-256 of the canonical document (RFC 8785): what an acceptance names.</param>
/// <param name="Document">The agreement; left out in lists.</param>
/// <param name="Acceptances">By organisation; a version is in force once every party accepted it.</param>
public sealed record AgreementAnswer(
    string Project, int Version, int Revision, AgreementState State, string Hash, string CreatedBy, DateTimeOffset CreatedAt,
    DateTimeOffset? ProposedAt, JsonElement? Document, IReadOnlyList<AcceptanceAnswer> Acceptances)
{
    internal static AgreementAnswer Of(Agreement agreement, IEnumerable<Acceptance> acceptances, bool whole) => new(
        agreement.ProjectId.Value,
        agreement.Version,
        agreement.Revision,
        agreement.State,
        agreement.DocumentHash,
        agreement.CreatedBy,
        agreement.CreatedAt,
        agreement.ProposedAt,
        whole ? JsonSerializer.Deserialize<JsonElement>(agreement.Document) : null,
        [.. acceptances.Select(AcceptanceAnswer.Of)]);
}

/// <summary>The yes of one organisation.</summary>
public sealed record AcceptanceAnswer(string Organisation, string AcceptedBy, DateTimeOffset AcceptedAt)
{
    internal static AcceptanceAnswer Of(Acceptance acceptance) =>
        new(acceptance.OrganisationId.Value, acceptance.AcceptedBy, acceptance.AcceptedAt);
}
