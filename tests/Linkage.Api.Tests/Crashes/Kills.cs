namespace Linkage.Api.Tests.Crashes;

/// <summary>When the service is killed during one phase.</summary>
/// <param name="AtWork">
/// The first delay counts from the answer to what was asked, each other from the moment that the new process listens; otherwise from
/// before the question, and from the start of the new process.
/// </param>
internal sealed record Kills(bool AtWork, params IReadOnlyList<TimeSpan> Delays);
