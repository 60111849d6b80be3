using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>A change of the question that could be tried.</summary>
/// <param name="Moved">From a unit of the old question to one of the new.</param>
/// <param name="Times">How often each subject counts.</param>
internal sealed record Proposal(string Kind, string Suggestion, TabulationSpec Spec, Func<int[], int[]> Moved, int Times = 1);
