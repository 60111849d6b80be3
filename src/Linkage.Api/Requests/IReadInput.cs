using Linkage.Domain.Outcomes;

namespace Linkage.Api.Requests;

/// <summary>A parameter that was read from the request, or could not be: then the endpoint is not entered.</summary>
internal interface IReadInput
{
    Refusal? Refusal { get; }
}
