using System.Globalization;

namespace Linkage.Api.Answers;

/// <summary>Instants as they stand in JSON: `2026-11-21T20:25:00Z`, with a fraction only when there is one.</summary>
internal static class Instant
{
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
