using Linkage.Partner.Screens;

namespace Linkage.Partner.Jobs;

/// <summary>How well the inputs met. A band that is null is not shown: it would tell too much, or describes too few.</summary>
internal sealed record JobQuality(
    int MinimumFrequency,
    QualityInput Population,
    IReadOnlyList<QualityInput> Joins,
    IReadOnlyList<RepeatedAmount>? RepeatedAmounts)
{
    public void Show(Screen screen)
    {
        screen.Line($"Population {Population.Words()}");
        foreach (var join in Joins)
        {
            screen.Line("");
            screen.Line($"{join.Words()}, {join.Kind} join");
            screen.Table(["matched", "share", ""], join.Bars());
            join.Match?.Show(screen);
        }

        foreach (var amount in RepeatedAmounts ?? [])
        {
            screen.Line(
                $"{amount.Table}/{amount.Measure} counts once for every row that the join of {string.Join(", ", amount.Joins)} finds.");
        }
    }
}

internal sealed record QualityInput(
    string Alias,
    string Dataset,
    string Organisation,
    string? Kind,
    QualityBand? Matched,
    QualityBand? Unlinkable,
    QualityBand? Repeated,
    IReadOnlyList<QualityKey>? Keys,
    IReadOnlyList<QualityGroup>? Groups,
    QualityMatch? Match)
{
    public string Words() => $"{Alias}: {Dataset} of {Organisation}; rows without a key {QualityBand.Words(Unlinkable)}"
        + $", rows that repeat one {string.Join(" and ", (Keys is null ? [Repeated] : Keys.Select(key => key.Repeated)).Select(QualityBand.Words))}";

    public IEnumerable<IReadOnlyList<string?>> Bars() =>
    [
        Bar("all", Matched),
        .. (Keys ?? []).Where(key => Keys!.Count > 1).Select(key => Bar($"by {key.Left} = {key.Right}", key.Matched)),
        .. (Groups ?? []).Select(
            group => Bar(string.Join(' ', new[] { group.Variable, group.Level, group.Code }.OfType<string>()), group.Matched)),
    ];

    private static IReadOnlyList<string?> Bar(string label, QualityBand? band) => [label, QualityBand.Words(band), band?.Bar()];
}

internal sealed record QualityKey(string Left, string Right, QualityBand? Matched, QualityBand? Repeated);

internal sealed record QualityGroup(string Variable, string? Level, string Code, QualityBand? Matched);

internal sealed record RepeatedAmount(string Table, string Measure, IReadOnlyList<string> Joins);

/// <summary>A share lies from so many per cent up to so many.</summary>
internal sealed record QualityBand(int From, int To)
{
    private const int PerCharacter = 4;

    public static string Words(QualityBand? band) => band is null ? "not shown" : $"{band.From}-{band.To} %";

    /// <summary>Full blocks for what is certain, pale ones for the rest of the band, dots up to the whole.</summary>
    public string Bar()
    {
        var (sure, possible) = (From / PerCharacter, (To + PerCharacter - 1) / PerCharacter);
        return new string('█', sure) + new string('░', possible - sure) + new string('·', (100 / PerCharacter) - possible);
    }
}
