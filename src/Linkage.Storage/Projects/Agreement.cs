using System.Text;
using Linkage.Domain.Agreements;
using Linkage.Domain.Identity;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Projects;

namespace Linkage.Storage.Projects;

/// <summary>One version of a project's agreement.</summary>
public sealed class Agreement
{
    public required ProjectId ProjectId { get; init; }

    /// <summary>Counts from 1 in its project.</summary>
    public required int Version { get; init; }

    /// <summary>Counts from 1 while the version is a draft; each writing is one more.</summary>
    public required int Revision { get; init; }

    public required AgreementState State { get; init; }

    /// <summary>The agreement document as canonical JSON (RFC 8785).</summary>
    public required string Document { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of the document's UTF-8: what an acceptance names.</summary>
    public required string DocumentHash { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateAt { get; init; }

    public DateTimeOffset? ProposedAt { get; init; }

    /// <summary>The document, read as strictly as when it was written.</summary>
    public Outcome<AgreementDocument> Read() => Documents.Read<AgreementDocument>(Encoding.UTF8.GetBytes(Document));
}
