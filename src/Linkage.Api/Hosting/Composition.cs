using Linkage.Api.Answers;
using Linkage.Api.Headers;
using Linkage.Api.Health;
using Linkage.Api.Identity;
using Linkage.Api.Identity.Development;
using Linkage.Api.OpenApi;
using Linkage.Api.Organisations;
using Linkage.Api.Requests;
using Linkage.Domain.Identity;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Work;

namespace Linkage.Api.Hosting;

/// <summary>What the service consists of, and where its endpoints are.</summary>
internal static class Composition
{
    public const string Vault = "vault";

    public static void AddLinkage(this IServiceCollection services, ServiceSettings settings, DataFolder folder)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Databases.Control(settings, folder));
        services.AddKeyedSingleton(Vault, Databases.Vault(settings, folder));
        services.AddSingleton(new LandingArea(folder.Landing));
        services.AddSingleton(new ReleaseFolder(folder.Releases));
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<Creation>();
        services.AddIdentity(settings, folder);
        services.AddRequestLimits(settings.Limits);
        services.AddOpenApiDocument();
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        services.AddHostedService<FirstStart>();
    }

    public static void MapLinkage(this WebApplication app, ServiceSettings settings)
    {
        app.MapHealth();
        app.MapOpenApiDocument();
        if (settings.UsesDevelopmentIdentity) app.MapDevelopment();
        var v1 = app.MapGroup("/v1").AddEndpointFilter<RefusedInput>().RequireAuthorization();
        v1.MapOrganisations();
    }

    private static void AddIdentity(this IServiceCollection services, ServiceSettings settings, DataFolder folder)
    {
        if (!settings.UsesDevelopmentIdentity)
        {
            services.AddBearerTokens([.. settings.Identity.Issuers.Select(TrustedIssuer.Of)]);
            return;
        }

        var identity = DevelopmentIdentity.Open(folder.DevelopmentPeople, folder.DevelopmentKey, TimeProvider.System);
        services.AddSingleton(identity);
        services.AddBearerTokens([identity.Trusted]);
        services.AddHostedService<DevelopmentStart>();
    }
}
