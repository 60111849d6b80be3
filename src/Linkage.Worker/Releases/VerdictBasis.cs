using Linkage.Domain.Identity;
using Linkage.Storage.Jobs;
using Linkage.Storage.Projects;
using Linkage.Storage.Releases;
using Linkage.Worker.Links;

namespace Linkage.Worker.Releases;

/// <summary>
/// What a verdict stands on: the bytes of one attempt and the words of the agreement. A verdict on other ones says nothing. The hashes are
/// of what was read, not the ones that are stored beside it.
/// </summary>
/// <param name="ResultHash">Null when there is no result.</param>
/// <param name="Version">Of the agreement in force, with the hash of its document; null when none is.</param>
internal sealed record VerdictBasis(JobId Job, int Attempt, string? ResultHash, int? Version, string? AgreementHash)
{
    public static VerdictBasis Of(Job job, Result? result, Agreement? agreement) => new(
        job.Id, job.Attempt, result is null ? null : ResultDocument.Hash(result.Document, result.Report), agreement?.Version,
        agreement is null ? null : ResultDocument.HashOf(agreement.Document));
}
