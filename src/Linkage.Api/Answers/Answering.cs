using Linkage.Api.Problems;
using Linkage.Domain.Outcomes;

namespace Linkage.Api.Answers;

internal static class Answering
{
    public static IResult Answer<T>(this Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.Refusal is { } refusal ? new Problem(refusal) : answer(outcome.Value);
}
