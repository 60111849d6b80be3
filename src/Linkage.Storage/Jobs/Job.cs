using Linkage.Domain.Identity;
using Linkage.Domain.Jobs;

namespace Linkage.Storage.Jobs;

/// <summary>One run of a question on named deliveries.</summary>
public sealed class Job
{
    public required JobId Id { get; init; }

    public required ProjectId ProjectId { get; init; }

    public required int AgreementVersion { get; init; }

    public required string QuestionName { get; init; }

    /// <summary>The question document as it was checked on submission; checked again when run.</summary>
    public required string Question { get; init; }

    public required bool DryRun { get; init; }

    public required JobState State { get; init; }

    public required JobStage Stage { get; init; }

    /// <summary>Thousandths of the whole, 0 to 1000.</summary>
    public required int Progress { get; init; }

    /// <summary>Counts from 1; a retry after a failure or a return is a new attempt.</summary>
    public required int Attempt { get; init; }

    public required bool CancelRequested { get; init; }

    /// <summary>JSON of the refusal or failure that ended the job, or null.</summary>
    public string? Refusal { get; init; }

    public required string SubmittedBy { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset StateAt { get; init; }
}
