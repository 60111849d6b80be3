namespace Linkage.Partner.Jobs;

/// <summary>Why a job was refused or failed, in the words of the service.</summary>
internal sealed record JobRefusal(string? Code, string? Sentence);
