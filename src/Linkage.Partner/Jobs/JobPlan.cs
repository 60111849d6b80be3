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
        screen.Table(["table", "groups", "measures", "cells"], Tables.Select(table => table.Row()));
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
    bool? FindsOne)
{
    public IReadOnlyList<string?> Row() =>
    [
        Alias, Dataset, Organisation, Period, Delivery, Rows?.ToString("N0", CultureInfo.InvariantCulture),
        Kind is null ? "population" : $"{Kind}, {Method}",
        string.Join(", then ", Keys.Select(key => $"{key.Left} = {key.Right} ({key.EntityType})")),
        FindsOne switch { null => null, true => "one row", false => "one row or more" },
    ];
}

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

internal sealed record PlannedMeasure(string Name, string Kind, bool PerRow);

internal sealed record PlannedCheck(string Name, string When, string What);

internal sealed record PlanNote(string Pointer, string Code, string Message);
