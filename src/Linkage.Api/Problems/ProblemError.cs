namespace Linkage.Api.Problems;

/// <summary>One broken rule.</summary>
/// <param name="In">`body`, or `query`, `header`, `agreement`.</param>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Detail">One sentence; never the offending value.</param>
public sealed record ProblemError(string In, ProblemLocation Location, string Code, string Detail);

/// <summary>Where the rule was broken.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901), in a body; empty for the whole of it.</param>
public sealed record ProblemLocation(string Pointer);
