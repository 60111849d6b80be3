using Linkage.Domain.Outcomes;

namespace Linkage.Api.Requests;

/// <param name="Reason">Why; stands in the audit trail.</param>
public sealed record ReasonRequest(string Reason)
{
    private const int Longest = 2000;

    internal Refusal? Check() => Check(Reason, "/reason");

    internal static Refusal? Check(string text, string pointer) =>
        string.IsNullOrWhiteSpace(text) || text.Length > Longest
            ? Refusal.Invalid(
                "invalid-text", "A text is missing or too long.", [new Fault(pointer, "length", $"This has 1 to {Longest} characters.")])
            : null;
}
