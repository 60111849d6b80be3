namespace Linkage.Api.Health;

/// <param name="Status">`live` or `ready`.</param>
public sealed record HealthAnswer(string Status);
