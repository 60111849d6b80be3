using Linkage.Domain.Json;
using Linkage.Domain.Questions;

namespace Linkage.Domain.Agreements;

/// <summary>The questions that an agreement lists.</summary>
internal static class QuestionClauses
{
    private const int MostQuestions = 200;

    public static void Check(AgreementDocument agreement, FaultList faults)
    {
        var least = agreement.Composition == Composition.Closed ? 1 : 0;
        faults.Check(
            agreement.Questions.Count >= least && agreement.Questions.Count <= MostQuestions, "/questions", "count",
            $"An agreement lists at most {MostQuestions} questions, and a closed one at least one.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < agreement.Questions.Count; i++)
        {
            var (question, at, own) = (agreement.Questions[i], $"/questions/{i}", new FaultList());
            faults.Check(names.Add(question.Name), $"{at}/name", "duplicate", "This name stands here more than once.");
            // Clauses point into the agreement already.
            QuestionRules.Bind(question, agreement, own, clauses: faults);
            faults.AddAll(at, own.ToList());
        }
    }
}
