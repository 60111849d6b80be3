using Linkage.Api.Answers;
using Linkage.Api.Problems;
using Linkage.Api.Requests;

namespace Linkage.Api.OpenApi;

/// <summary>What an endpoint says of itself in the OpenAPI document.</summary>
internal static class Descriptions
{
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string operation, string summary, string description) =>
        endpoint.WithName(operation).WithSummary(summary).WithDescription(description);

    public static RouteHandlerBuilder Answers<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status200OK) =>
        endpoint.Produces<T>(status, "application/json");

    public static RouteHandlerBuilder Lists<T>(this RouteHandlerBuilder endpoint) => endpoint.Answers<ItemList<T>>();

    /// <summary>A POST that is done once per Idempotency-Key.</summary>
    public static RouteHandlerBuilder Creates<T>(this RouteHandlerBuilder endpoint, int status = StatusCodes.Status201Created) =>
        endpoint.Answers<T>(status).WithMetadata(new Keyed()).Refuses(StatusCodes.Status409Conflict);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses) endpoint.Produces<ProblemDocument>(status, ProblemDocument.MediaType);
        return endpoint;
    }

    /// <summary>On an endpoint that takes an Idempotency-Key.</summary>
    internal sealed record Keyed;
}
