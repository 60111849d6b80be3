using Linkage.Api.Agreements;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Projects;

namespace Linkage.Api.Jobs;

/// <summary>A request for a job that keeps all rules that can be judged before any data is read.</summary>
/// <param name="Deliveries">By alias; none for a dry run.</param>
internal sealed record AskedJob(AgreementInForce Agreed, BoundQuestion Question, IReadOnlyDictionary<string, DeliveryId> Deliveries)
{
    public static async Task<Outcome<AskedJob>> ReadAsync(Session session, Project project, JobRequest request, CancellationToken cancel)
    {
        var agreed = await AgreementInForce.FindAsync(session, project, cancel);
        if (agreed.IsRefused) return agreed.Refusal;
        var question = request.Find(agreed.Value.Document);
        if (question.IsRefused) return question.Refusal;
        var bound = QuestionRules.Check(question.Value, agreed.Value.Document);
        if (bound.IsRefused) return AtDocument(bound.Refusal, request);
        if (QuestionRules.CannotBeJudged(bound.Value) is { } cannotJudge) return AtDocument(cannotJudge, request);
        var deliveries = request.DryRun
            ? new Dictionary<string, DeliveryId>()
            : await new DeliveryChoice(session, project.Id, request).ChooseAsync(bound.Value, cancel);
        return deliveries.IsRefused ? deliveries.Refusal : new AskedJob(agreed.Value, bound.Value, deliveries.Value);
    }

    /// <summary>Faults of a question point into the question; in the request it stands one level deeper.</summary>
    private static Refusal AtDocument(Refusal refusal, JobRequest request) =>
        refusal.Kind == RefusalKind.NotAgreed || request.QuestionDocument is null
            ? refusal
            : refusal with { Faults = [.. refusal.Faults.Select(fault => fault with { Pointer = "/questionDocument" + fault.Pointer })] };
}
