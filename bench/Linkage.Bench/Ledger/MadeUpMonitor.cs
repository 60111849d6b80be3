using Linkage.Domain.Chance;
using Linkage.Domain.Keys;
using Linkage.Domain.Ledger;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Bench.Ledger;

/// <summary>
/// A monitor that repeats: areas with districts × ages × types, 1,000 cells with the margins, counts and incomes. From period to period
/// some subjects move to any other inner cell, and some that stay have another income.
/// </summary>
internal sealed class MadeUpMonitor
{
    private const int Areas = 20, Districts = 4, Ages = 7, Types = 4;

    private readonly Seeded _chance = new("monitor");
    private readonly LedgerKey _key = LedgerKey.Create();
    private readonly int[] _place;
    private readonly int[] _income;
    private readonly int _movingPercent;
    private readonly int _changingPercent;

    public MadeUpMonitor(int subjects, int movingPercent, int changingPercent)
    {
        (_movingPercent, _changingPercent) = (movingPercent, changingPercent);
        (_place, _income) = (new int[subjects], new int[subjects]);
        for (var subject = 0; subject < subjects; subject++) (_place[subject], _income[subject]) = (Place(), Income());
    }

    public static DisclosurePolicy Policy { get; } = new() { MinimumFrequency = 10 };

    /// <summary>By which next to nothing is suppressed: there is most to compare.</summary>
    public static DisclosurePolicy Published { get; } = new()
    {
        MinimumFrequency = 1, PPercent = null, GroupDisclosurePercent = null, PerPartner = false, Zeros = ZeroRule.Safe,
    };

    private static TabulationSpec Spec { get; } = new(
        [
            new Variable("area", [
                new Level("area", [.. Enumerable.Range(0, Areas).Select(area => new Category($"a{area}", $"d{area % Districts}"))]),
                new Level("district", [.. Enumerable.Range(0, Districts).Select(district => new Category($"d{district}"))])]),
            Flat("age", Ages),
            Flat("type", Types),
        ],
        [
            new TableSpec(
                "monitor",
                [new Dimension("area", ["area", "district"]), new Dimension("age", ["category"]), new Dimension("type", ["category"])],
                [new MeasureSpec("subjects", MeasureKind.CountSubjects), new MeasureSpec("income", MeasureKind.Sum, 0)]),
        ],
        [new AmountSpec("income", 2)], ["a"]);

    /// <summary>One period as the worker would keep it.</summary>
    /// <param name="name">Null for the candidate.</param>
    /// <param name="policy">By which it is suppressed.</param>
    public LedgerRelease Next(string? name, DisclosurePolicy policy)
    {
        using var recorder = new ContributionRecorder(Spec, "person", _key, isAudited: true);
        var tabulator = Tabulator.For(Spec).Value;
        for (var subject = 0; subject < _place.Length; subject++)
        {
            if (_chance.Below(100) < _movingPercent) _place[subject] = Place();
            if (_chance.Below(100) < _changingPercent) _income[subject] = Income();
            var place = _place[subject];
            int[] leaf = [place % Areas, place / Areas % Ages, place / Areas / Ages];
            var row = new RowFacts { Subject = subject, Leaf = leaf, Amounts = [_income[subject]] };
            tabulator.Add(row);
            recorder.Add(row);
        }

        var made = Suppression.Protect(tabulator.Finish(), policy);
        return LedgerRelease.Of(name, made.Publish(), made.Structure(), recorder.Finish());
    }

    /// <summary>The subjects of every cell of the last period, ascending.</summary>
    public int[][] Cells()
    {
        var cells = new List<int>[(Areas + Districts + 1) * (Ages + 1) * (Types + 1)];
        for (var cell = 0; cell < cells.Length; cell++) cells[cell] = [];
        for (var subject = 0; subject < _place.Length; subject++)
        {
            var (area, age, type) = (_place[subject] % Areas, _place[subject] / Areas % Ages, _place[subject] / Areas / Ages);
            foreach (var a in new[] { area, Areas + area % Districts, Areas + Districts })
                foreach (var b in new[] { age, Ages })
                    foreach (var c in new[] { type, Types }) cells[(a * (Ages + 1) + b) * (Types + 1) + c].Add(subject);
        }

        return [.. cells.Select(cell => cell.ToArray())];
    }

    private int Place() => _chance.Below(Areas * Ages * Types);

    private int Income() => 1_000_000 + _chance.Below(4_000_000);

    private static Variable Flat(string name, int categories) =>
        new(
            name,
            [new Level("category", [.. Enumerable.Range(0, categories).Select(one => new Category($"{name}{one}"))])],
            Sensitive: false);
}
