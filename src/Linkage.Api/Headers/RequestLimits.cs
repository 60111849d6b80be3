using System.Globalization;
using System.Threading.RateLimiting;
using Linkage.Api.Hosting;
using Linkage.Api.Identity;

namespace Linkage.Api.Headers;

/// <summary>So many requests per minute and person (or address, for who has not signed in); past that 429 with Retry-After.</summary>
internal static class RequestLimits
{
    private const int PartsOfMinute = 60;

    public static void AddRequestLimits(this IServiceCollection services, LimitSettings limits) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
                .ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetSlidingWindowLimiter(Asker(http), _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = limits.RequestsPerMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = PartsOfMinute,
            }));
    });

    private static string Asker(HttpContext http) =>
        http.User.FindFirst(TokenClaims.Subject)?.Value is { } person ? $"person {person}" : $"address {http.Connection.RemoteIpAddress}";
}
