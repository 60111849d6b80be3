using System.Reflection;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Microsoft.AspNetCore.Http.Metadata;

namespace Linkage.Api.Requests;

/// <summary>The JSON body of a request, read strictly, with every fault and its pointer.</summary>
/// <param name="Bytes">As they came; for the hash by which a repeated request is recognised.</param>
internal sealed record Body<T>(Outcome<T> Read, ReadOnlyMemory<byte> Bytes) : IReadInput, IEndpointParameterMetadataProvider
    where T : class
{
    public T Value => Read.Value;

    public Refusal? Refusal => Read.Refusal;

    public static async ValueTask<Body<T>?> BindAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        var read = bytes.TryGetBuffer(out var buffer) ? (ReadOnlyMemory<byte>)buffer : ReadOnlyMemory<byte>.Empty;
        var json = read.IsEmpty && typeof(T) == typeof(Empty) ? "{}"u8.ToArray() : read;
        return new Body<T>(Documents.Read<T>(json.Span), read);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T), isOptional: typeof(T) == typeof(Empty)));
}

/// <summary>The body of a request that says everything by its address: `{}`, or none.</summary>
internal sealed record Empty;
