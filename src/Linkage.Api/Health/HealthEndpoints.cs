using System.Data.Common;
using Linkage.Storage.Databases;

namespace Linkage.Api.Health;

/// <summary>For the machine that watches the service: live means the process answers, ready means the control database does.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous().DisableRateLimiting();
        health.MapGet("/live", () => Results.Ok(new HealthAnswer("live")));
        health.MapGet("/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(Database control, CancellationToken cancel)
    {
        try
        {
            await using var session = await control.ReadAsync(cancel);
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM schema_versions", null, cancel);
            return Results.Ok(new HealthAnswer("ready"));
        }
        catch (DbException)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
