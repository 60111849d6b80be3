using Linkage.Storage.Databases;
using Linkage.Storage.Keys;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Linkage.Worker.Audits;

/// <summary>The signing of the audit chain as a part of a host.</summary>
public static class AuditRegistration
{
    /// <param name="keys">The key ring; the API's services must not hold it.</param>
    public static IServiceCollection AddAuditSigning(this IServiceCollection services, KeyRingFolder keys) =>
        services.AddHostedService(provider => new HeadSigner(
            provider.GetRequiredService<Database>(), keys, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HeadSigner>>()));
}
