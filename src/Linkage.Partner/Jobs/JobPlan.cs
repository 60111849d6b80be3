using System.Globalization;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Jobs;

/// <summary>What a job would do, as the service plans it.</summary>
internal sealed record JobPlan(
    int AgreementVersion,
    string Question,
    bool DryRun,
    IReadOnlyList<PlannedInput> Inputs,
    IReadOnlyList<PlannedTable> Tables,
    IReadOnlyList<PlannedVariable>? Learnt,
    int MinimumFrequency,
    int Approvals,
    IReadOnlyList<PlannedCheck> Checks,
    IReadOnlyList<PlanNote> Notes)
{
    public void Show(Screen screen)
    {
        screen.Facts(
            ("question", Question),
            ("agreement", $"version {AgreementVersion}"),
            ("rows", DryRun ? "made up: no data is touched" : null),
            ("minimum frequency", MinimumFrequency),
            ("approvals", Approvals));
        screen.Table(
            ["input", "dataset", "organisation", "period", "delivery", "rows", "join", "keys in order", "finds"],
            Inputs.Select(input => input.Row()));
        foreach (var input in Inputs.Where(input => input.Match is not null)) screen.Line(
            $"Match of {input.Alias}: {input.Match!.Words(input.Method)}");
        screen.Table(["table", "groups", "measures", "cells"], Tables.Select(table => table.Row()));
        if (Learnt is { Count: > 0 }) screen.Table(["learnt", "kind", "from", "categories"], Learnt.Select(one => one.Row()));
        screen.Table(["check", "when", "what"], Checks.Select(check => new[] { check.Name, check.When, check.What }));
        foreach (var note in Notes)
        {
            screen.Line($"Note {note.Pointer}: {note.Message} [{note.Code}]");
        }
    }
}

/// <param name="Kind">Null for the population.</param>
internal sealed record PlannedInput(
    string Alias,
    string Dataset,
    string Organisation,
    string? Period,
    string? Delivery,
    long? Rows,
    string? Kind,
    string? Method,
    IReadOnlyList<PlannedKey> Keys,
    bool? FindsOne,
    PlannedMatch? Match)
{
    public IReadOnlyList<string?> Row() =>
    [
        Alias, Dataset, Organisation, Period, Delivery, Rows?.ToString("N0", CultureInfo.InvariantCulture),
        Kind is null ? "population" : $"{Kind}, {Method}",
        Match is null
            ? string.Join(", then ", Keys.Select(key => $"{key.Left} = {key.Right} ({key.EntityType})"))
            : string.Join(", ", Keys.Select(key => $"{key.Left} ~ {key.Right}")),
        FindsOne switch { null => null, true => "one row", false => "one row or more" },
    ];
}

/// <param name="Candidates">Null in a dry run.</param>
internal sealed record PlannedMatch(
    double Threshold,
    string Assignment,
    IReadOnlyList<IReadOnlyList<PlannedKey>> Blocks,
    PlannedSampling? Sampling,
    bool Trains,
    long? Candidates,
    long MostCandidates,
    int? TopK)
{
    public string Words(string? method)
    {
        var compared = Sampling is { } sampling ? $"rows that agree on {sampling.Bits} sampled bits in one of {sampling.Tables} tables"
            : Blocks.Count > 0 ? $"rows with equal {string.Join(", or equal ", Blocks.Select(Fields))}"
            : method == "probabilistic" ? "rows within the model's blocks" : "all rows";
        var atMost = Candidates is { } count ? string.Create(CultureInfo.InvariantCulture, $"; at most {count:N0} pairs") : "";
        var best = TopK is { } top ? string.Create(CultureInfo.InvariantCulture, $", the best {top} pairs of each row") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
                $"threshold {Threshold}{best}, {Assignment}; {compared} are compared{atMost}, refused above {MostCandidates:N0}");
    }

    private static string Fields(IReadOnlyList<PlannedKey> block) => string.Join(" and ", block.Select(key => key.Right));
}

internal sealed record PlannedSampling(int Tables, int Bits);

internal sealed record PlannedKey(string Left, string Right, string? EntityType);

/// <param name="Cells">Null where the data decides.</param>
internal sealed record PlannedTable(string Name, IReadOnlyList<PlannedGroup> Groups, IReadOnlyList<PlannedMeasure> Measures, long? Cells)
{
    public IReadOnlyList<string?> Row() =>
    [
        Name,
        string.Join(" x ", Groups.Select(group => group.Words())),
        string.Join(", ", Measures.Select(measure => $"{measure.Name} ({measure.Kind}{(measure.PerRow ? " per row" : "")})")),
        Cells?.ToString("N0", CultureInfo.InvariantCulture) ?? "as the data holds",
    ];
}

internal sealed record PlannedGroup(string Variable, IReadOnlyList<string> Levels, bool Total, int? Categories)
{
    public string Words()
    {
        var levels = Levels.Count == 0 ? "" : $" by {string.Join(", ", Levels)}";
        return $"{Variable}{levels}{(Total ? " and total" : "")}";
    }
}

/// <param name="From">Of a model the outcome, then its terms.</param>
/// <param name="Categories">At most; null of a model.</param>
internal sealed record PlannedVariable(string Name, string Kind, IReadOnlyList<string> From, int? Categories)
{
    public IReadOnlyList<string?> Row() => [Name, Kind, string.Join(", ", From), Categories?.ToString(CultureInfo.InvariantCulture)];
}

internal sealed record PlannedMeasure(string Name, string Kind, bool PerRow);

internal sealed record PlannedCheck(string Name, string When, string What);

internal sealed record PlanNote(string Pointer, string Code, string Message);
