using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Linkage.Api.OpenApi;

/// <summary>The OpenAPI document at /v1/openapi.json; a copy stands in docs/generated and is compared by a test.</summary>
internal static class OpenApiPage
{
    public const string Path = "/v1/openapi.json";

    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", Info());
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.CustomSchemaIds(SchemaName);
            options.OperationFilter<OperationCompletion>();
            options.DocumentFilter<VersionInServer>();
            options.DocInclusionPredicate(
                (_, description) => description.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true);
            options.TagActionsBy(description => [description.RelativePath!.Split('/')[1]]);
            options.AddSecurityDefinition("token", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "Access token of a trusted issuer, with sub, org, roles, jti and a lifetime of an hour at most.",
            });
            options.AddSecurityRequirement(
                document => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] });
            foreach (var comments in Directory.EnumerateFiles(AppContext.BaseDirectory, "Linkage.*.xml"))
                options.IncludeXmlComments(comments);
        });
    }

    public static void MapOpenApiDocument(this WebApplication app) =>
        app.MapSwagger("/{documentName}/openapi.json").AllowAnonymous();

    private static OpenApiInfo Info() => new()
    {
        Title = "Linkage",
        Version = ApiVersion.Text,
        Description =
            "Trusted-third-party data linkage: partners deliver sealed, pseudonymised extracts; only vetted group-level results leave.",
        Contact =
            new OpenApiContact { Name = "Operator of this service", Url = new Uri("https://linkage.example/contact"), Email = "operator@linkage.example" },
        License = new OpenApiLicense { Name = "EUPL-1.2", Url = new Uri("https://eupl.eu/1.2/en/") },
    };

    private static string SchemaName(Type type) =>
        type.IsGenericType
            ? string.Concat(type.GetGenericArguments().Select(SchemaName)) + type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]
            : type.Name;
}
