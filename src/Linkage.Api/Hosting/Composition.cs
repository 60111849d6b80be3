using Linkage.Api.Answers;
using Linkage.Api.Audits;
using Linkage.Api.Deliveries;
using Linkage.Api.Headers;
using Linkage.Api.Health;
using Linkage.Api.Identity;
using Linkage.Api.Identity.Development;
using Linkage.Api.Jobs;
using Linkage.Api.Keys;
using Linkage.Api.OpenApi;
using Linkage.Api.Organisations;
using Linkage.Api.Projects;
using Linkage.Api.Releases;
using Linkage.Api.Requests;
using Linkage.Api.Uploads;
using Linkage.Storage.Databases;
using Linkage.Storage.Files;
using Linkage.Storage.Keys;
using Linkage.Storage.Work;
using Linkage.Worker;
using Linkage.Worker.Audits;
using Linkage.Worker.Queue;
using Microsoft.AspNetCore.DataProtection;

namespace Linkage.Api.Hosting;

/// <summary>What the service consists of, and where its endpoints are.</summary>
internal static class Composition
{
    public static void AddLinkage(this IServiceCollection services, ServiceSettings settings, DataFolder folder)
    {
        var (control, vault) = (Databases.Control(settings, folder), Databases.Vault(settings, folder));
        var ring = new KeyRingFolder(folder.Keys);
        ring.Sweep();
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(control);
        // Hosted services start in the order in which they are added: the schemas before anything that reads a table.
        services.AddHostedService(provider => new Schemas([control, vault], provider.GetRequiredService<TimeProvider>()));
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder.CookieKeys));
        services.AddSingleton(new LandingArea(folder.Landing));
        services.AddSingleton(new ReleaseFolder(folder.Releases));
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<Creation>();
        services.AddHostedService<KeyUpkeep>();
        services.AddSingleton(PublicKeys.Of(ring));
        services.AddUploads();
        services.AddIdentity(settings, folder);
        services.AddRequestLimits(settings.Limits);
        services.AddOpenApiDocument();
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        // The vault and the key ring go to the worker only: no endpoint can ask for them.
        services.AddLinkageWorker(
            vault, ring, new DispatcherOptions { Owner = folder.Owner, Parallelism = settings.Worker.Parallelism }, settings.Worker.Matching);
        services.AddHostedService<WorkerUpkeep>();
        services.AddAuditSigning(ring);
    }

    public static void MapLinkage(this WebApplication app, ServiceSettings settings)
    {
        app.MapHealth();
        app.MapOpenApiDocument();
        if (settings.UsesDevelopmentIdentity) app.MapDevelopment();
        var v1 = app.MapGroup("/v1").AddEndpointFilter<RefusedInput>().RequireAuthorization();
        v1.MapKeys();
        v1.MapOrganisations();
        var project = v1.MapProjects();
        project.MapDeliveries();
        project.MapJobs();
        project.MapReleases();
        v1.MapDelivery();
        v1.MapUploads();
        v1.MapJob();
        v1.MapRelease();
        v1.MapAudits();
    }

    private static void AddIdentity(this IServiceCollection services, ServiceSettings settings, DataFolder folder)
    {
        if (!settings.UsesDevelopmentIdentity)
        {
            services.AddBearerTokens([.. settings.Identity.Issuers.Select(TrustedIssuer.Of)]);
            return;
        }

        var identity = DevelopmentIdentity.Open(folder.DevelopmentPeople, new KeyFolder(folder.Keys), TimeProvider.System);
        services.AddSingleton(identity);
        services.AddBearerTokens([identity.Trusted]);
        services.AddHostedService<DevelopmentStart>();
    }
}
