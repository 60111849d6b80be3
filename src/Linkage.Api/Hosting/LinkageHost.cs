using Linkage.Api.Demo;
using Linkage.Api.Headers;
using Linkage.Api.Problems;
using Linkage.Api.Tenancies;
using Linkage.Storage.Databases;

namespace Linkage.Api.Hosting;

/// <summary>Puts the service together, for the command line, the demo and the tests alike.</summary>
internal static class LinkageHost
{
    private const int Refused = 2;

    /// <summary>Serves until the process is asked to stop; `demo` plays the scenario first, `worker` only works.</summary>
    /// <returns>0, or 2 when it cannot start as it is set up: the reason stands on standard error.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is ["demo", .. var words]) return await DemoRun.RunAsync(words, Console.Out, TimeProvider.System);
            if (args is ["worker", .. var rest])
            {
                await WorkerHost.RunAsync(rest);
                return 0;
            }

            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception refused) when (refused is StartRefusedException or SchemaException)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Refused;
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync("Another process listens on that address. Stop it, or choose another with --urls.");
            return Refused;
        }
    }

    /// <summary>A service that is ready to start; port 0 takes any free port.</summary>
    /// <param name="args">As on the command line.</param>
    /// <param name="adjust">Replaces services, such as the clock.</param>
    /// <exception cref="StartRefusedException">A setting is wrong, or the data folder is in use.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        Arguments.Add(builder.Configuration, args);
        var settings = ServiceSettings.Read(builder.Configuration);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(Addresses.Read(builder.Configuration, settings.UsesDevelopmentIdentity));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Limits.LargestDocument;
        });
        var folder = DataFolder.Open(settings.Data);
        try
        {
            // Made by the container, so that it lets the folder go when the service is disposed.
            builder.Services.AddSingleton(_ => folder);
            builder.Services.AddLinkage(settings, folder);
            adjust?.Invoke(builder.Services);
            var app = builder.Build();
            app.Services.GetRequiredService<DataFolder>();
            return Pipeline(app, settings);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    private static WebApplication Pipeline(WebApplication app, ServiceSettings settings)
    {
        app.UseResponseHeaders();
        app.UseProblems();
        app.UseOneSpelling();
        // As tus demands, for clients that know GET and POST only.
        app.UseWhen(
            http => http.Request.Path.StartsWithSegments("/v1/uploads", StringComparison.Ordinal),
            uploads => uploads.UseHttpMethodOverride());
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<TenancyGate>();
        app.MapLinkage(settings);
        return app;
    }
}
