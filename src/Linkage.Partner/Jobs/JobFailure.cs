namespace Linkage.Partner.Jobs;

/// <summary>Why a job was refused or failed, in the words of the service.</summary>
internal sealed record JobFailure(string? Code, string? Detail);
