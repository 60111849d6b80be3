using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Regression;

/// <summary>Why a model does not leave, or cannot be made: one code, and a rule per fault.</summary>
internal static class ModelRefusal
{
    public static Refusal Of(int model, string rule, string message) => Of([At($"/models/{model}", rule, message)]);

    /// <param name="term">Index of the term that is named.</param>
    public static Refusal Of(int model, int term, string rule, string message) => Of([At($"/models/{model}/terms/{term}", rule, message)]);

    public static Refusal Of(IReadOnlyList<Fault> faults) =>
        new(RefusalKind.Unsafe, "model-refused", "A model of this question cannot be released.", faults);

    public static Fault At(string pointer, string rule, string message) => new(pointer, rule, message);
}
