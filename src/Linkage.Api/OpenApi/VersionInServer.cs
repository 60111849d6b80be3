using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Linkage.Api.OpenApi;

/// <summary>
/// The major version stands in the server's address and not in every path, as the Dutch API design rules have it (/core/uri-version).
/// </summary>
internal sealed class VersionInServer : IDocumentFilter
{
    public const string Prefix = "/v1";

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths) paths.Add(path[Prefix.Length..], item);
        swaggerDoc.Paths = paths;
        swaggerDoc.Servers = [new OpenApiServer { Url = Prefix, Description = "This service" }];
    }
}
