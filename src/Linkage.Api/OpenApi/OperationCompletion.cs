using Linkage.Api.Identity;
using Linkage.Api.Problems;
using Linkage.Api.Requests;
using Linkage.Api.Tenancies;
using Linkage.Domain.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Linkage.Api.OpenApi;

/// <summary>Adds to every operation what its group and its parameters imply: path and query parameters, refusals, roles, headers.</summary>
internal sealed class OperationCompletion : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        AddParameters(operation, context, metadata);
        AddRefusals(operation, context, metadata);
        foreach (var response in operation.Responses?.Values.OfType<OpenApiResponse>() ?? []) AddHeaders(response);
        if (metadata.OfType<NeededRoles>().LastOrDefault() is { } needed)
            operation.Description += $" Roles: {string.Join(", ", Roles.Write(needed.Any))}.";
        if (metadata.OfType<IAllowAnonymous>().Any()) operation.Security = [];
    }

    private static void AddParameters(OpenApiOperation operation, OperationFilterContext context, IList<object> metadata)
    {
        foreach (var name in RoutePatternFactory.Parse(context.ApiDescription.RelativePath!).Parameters.Select(part => part.Name))
        {
            if (operation.Parameters!.All(known => known.Name != name))
                operation.Parameters!.Add(Parameter(name, ParameterLocation.Path, JsonSchemaType.String, Meaning(name)));
        }

        foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>()) parameter.Description ??= Meaning(parameter.Name!);
        if (metadata.OfType<Paging.Paged>().Any())
        {
            operation.Parameters!.Add(
                Parameter("after", ParameterLocation.Query, JsonSchemaType.String, "Cursor: `next` of the page before."));
            operation.Parameters!.Add(
                Parameter("limit", ParameterLocation.Query, JsonSchemaType.Integer, $"Items per page, 1 to {Paging.Most}; {Paging.Usual} when left out."));
        }

        if (metadata.OfType<Descriptions.Keyed>().Any())
        {
            operation.Parameters!.Add(Parameter(
                Creation.Header, ParameterLocation.Header, JsonSchemaType.String,
                "The same key with the same request gets the same answer again; with another request 409 `idempotency-key-reused`."));
        }
    }

    private static void AddRefusals(OpenApiOperation operation, OperationFilterContext context, IList<object> metadata)
    {
        List<int> statuses = [StatusCodes.Status429TooManyRequests, StatusCodes.Status500InternalServerError];
        if (operation.Parameters!.Count > 0 || operation.RequestBody is not null) statuses.Add(StatusCodes.Status400BadRequest);
        if (operation.RequestBody is not null)
            statuses.AddRange([StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType]);
        if (!metadata.OfType<IAllowAnonymous>().Any()) statuses.Add(StatusCodes.Status401Unauthorized);
        if (metadata.OfType<NeededRoles>().Any()) statuses.Add(StatusCodes.Status403Forbidden);
        if (metadata.OfType<TenancyOf>().Any()) statuses.Add(StatusCodes.Status404NotFound);
        operation.Responses ??= [];
        var schema = context.SchemaGenerator.GenerateSchema(typeof(ProblemDocument), context.SchemaRepository);
        foreach (var status in statuses.Select(code => code.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        {
            operation.Responses.TryAdd(status, new OpenApiResponse
            {
                Description = "Refused; the problem document says why.",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemDocument.MediaType] = new OpenApiMediaType { Schema = schema },
                },
            });
        }

        // In numerical order, whatever order the metadata came in.
        var ordered = operation.Responses.OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        operation.Responses = [];
        foreach (var (status, response) in ordered) operation.Responses.Add(status, response);
    }

    private static void AddHeaders(OpenApiResponse response)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers["API-Version"] = new OpenApiHeader
        {
            Description = "Full version of the interface.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, JsonSchemaType type, string description) => new()
    {
        Name = name,
        In = place,
        Required = place == ParameterLocation.Path,
        Description = description,
        Schema = new OpenApiSchema { Type = type },
    };

    private static string Meaning(string name) => name switch
    {
        "organisationId" => "Short name of an organisation.",
        "projectId" => "Id of a project (`prj-…`).",
        "deliveryId" => "Id of a delivery (`dlv-…`).",
        "jobId" => "Id of a job (`job-…`).",
        "releaseId" => "Id of a release (`rel-…`).",
        "version" => "Version of the agreement, from 1.",
        "name" => "Name of a file of the release.",
        _ => name,
    };
}
