namespace Linkage.Domain.Outcomes;

/// <summary>One broken rule. Never carries the offending value.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the document, or empty when the whole of it is meant.</param>
/// <param name="Rule">Stable name of the rule, kebab-case.</param>
/// <param name="Message">One sentence without caller data.</param>
public sealed record Fault(string Pointer, string Rule, string Message);
