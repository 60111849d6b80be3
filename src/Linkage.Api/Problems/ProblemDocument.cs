namespace Linkage.Api.Problems;

/// <summary>An error as RFC 9457 writes it, with every broken rule of the input in the form of the Dutch API design rules.</summary>
/// <param name="Type">Stable address per refusal code: https://linkage.example/problems/… and the code.</param>
/// <param name="Errors">Left out when the problem is not with the input.</param>
/// <param name="TraceId">W3C trace id, by which the operator finds the request in the log.</param>
public sealed record ProblemDocument(
    string Type, string Title, int Status, string Detail, IReadOnlyList<ProblemError>? Errors, string? TraceId)
{
    public const string MediaType = "application/problem+json";

    public static string TypeOf(string code) => "https://linkage.example/problems/" + code;
}
