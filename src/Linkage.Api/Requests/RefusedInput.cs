using Linkage.Api.Problems;

namespace Linkage.Api.Requests;

/// <summary>Answers for every endpoint whose input could not be read.</summary>
internal sealed class RefusedInput : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        foreach (var argument in context.Arguments)
        {
            if (argument is IReadInput { Refusal: { } refusal }) return new Problem(refusal);
        }

        return await next(context);
    }
}
