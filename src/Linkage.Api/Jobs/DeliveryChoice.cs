using Linkage.Domain.Deliveries;
using Linkage.Domain.Identity;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Questions;
using Linkage.Storage.Databases;
using Linkage.Storage.Deliveries;

namespace Linkage.Api.Jobs;

/// <summary>Which delivery stands for each input of a question: the one that is named, or the latest accepted one of the period.</summary>
internal sealed class DeliveryChoice(Session session, ProjectId project, JobRequest request)
{
    private readonly List<Fault> _faults = [];
    private readonly List<Fault> _missing = [];

    public async Task<Outcome<IReadOnlyDictionary<string, DeliveryId>>> ChooseAsync(BoundQuestion question, CancellationToken cancel)
    {
        var chosen = new SortedDictionary<string, DeliveryId>(StringComparer.Ordinal);
        RefuseStrangers(question);
        foreach (var input in question.Inputs)
        {
            if (await ChooseAsync(input, cancel) is { } delivery) chosen[input.Alias] = delivery;
        }

        if (_faults.Count > 0) return Refusal.Invalid("invalid-job", "The job breaks a rule.", _faults);
        return _missing.Count > 0
            ? new Refusal(RefusalKind.Conflict, "no-delivery", "For some input of the question there is no accepted delivery.", _missing)
            : chosen;
    }

    private async Task<DeliveryId?> ChooseAsync(Input input, CancellationToken cancel)
    {
        if (Period(input) is not { } period) return null;
        if (request.Deliveries.TryGetValue(input.Alias, out var named)) return await NamedAsync(input, named, period, cancel);
        var latest = await DeliveryStore.LatestAsync(session, project, input.Dataset.Name, period.Length == 0 ? null : period, cancel);
        if (latest is null)
            _missing.Add(
                new Fault($"/deliveries/{input.Alias}", "no-delivery", "There is no accepted delivery of this dataset and period."));
        return latest?.Id;
    }

    private async Task<DeliveryId?> NamedAsync(Input input, string named, string period, CancellationToken cancel)
    {
        var found = Identifier.TryParse<DeliveryId>(named, out var id) ? await DeliveryStore.FindAsync(session, id, cancel) : null;
        if (found is { State: DeliveryState.Accepted } && found.ProjectId == project && found.Dataset == input.Dataset.Name
            && (period.Length == 0 || found.Period == period))
        {
            return id;
        }

        _faults.Add(new Fault($"/deliveries/{input.Alias}", "delivery", "This is no accepted delivery of this dataset and period."));
        return null;
    }

    /// <returns>The period that is asked for, empty when any is good; null when two are asked for.</returns>
    private string? Period(Input input)
    {
        if (!request.Periods.TryGetValue(input.Alias, out var asked)) return input.Period?.ToString() ?? "";
        if (asked.Kind == input.Dataset.Period && (input.Period is null || input.Period == asked)) return asked.ToString();
        _faults.Add(
            new Fault($"/periods/{input.Alias}", "period", "The question fixes another period, or the dataset has periods of another length."));
        return null;
    }

    private void RefuseStrangers(BoundQuestion question)
    {
        var known = question.Inputs.Select(input => input.Alias).ToHashSet(StringComparer.Ordinal);
        _faults.AddRange(request.Deliveries.Keys.Where(alias => !known.Contains(alias)).Select(alias => Stranger("deliveries", alias)));
        _faults.AddRange(request.Periods.Keys.Where(alias => !known.Contains(alias)).Select(alias => Stranger("periods", alias)));
    }

    private static Fault Stranger(string map, string alias) =>
        new($"/{map}/{alias}", "unknown-alias", "The question has no input of this alias.");
}
