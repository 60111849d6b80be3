using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Periods;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>Resolves the population and the joins of a question.</summary>
internal sealed class InputBinder(AgreementDocument agreement, FaultList faults)
{
    private const int MostJoins = 16;
    private const int MostKeys = 8;

    private readonly Dictionary<string, Input> _inputs = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, Input> Inputs => _inputs;

    public (Input? Input, Column? Subject) BindPopulation(Population population)
    {
        if (BindInput(population.Dataset, population.As, population.Period, "/population") is not { } input) return default;
        return (input, BindPseudonym(input, population.Subject, "/population/subject"));
    }

    public IReadOnlyList<BoundJoin> BindJoins(IReadOnlyList<Join> joins)
    {
        faults.Check(joins.Count <= MostJoins, "/joins", "count", $"A question has at most {MostJoins} joins.");
        var bound = joins.Select((join, at) => (Join: BindJoin(join, $"/joins/{at}"), At: at)).Where(one => one.Join is not null)
            .Select(one => (one.Join!, one.At)).ToList();
        if (_inputs.Count > 0) GroupedJoins.Check(bound, _inputs.Values.First(), faults);
        return [.. bound.Select(one => one.Item1)];
    }

    private BoundJoin? BindJoin(Join join, string at)
    {
        if (join.Method != JoinMethod.Exact) return new MatchBinder(_inputs, faults, at).Bind(
            join, () => BindInput(join.Dataset, join.As, join.Period, at));
        faults.Check(join.Match is null, $"{at}/match", "not-here", "An exact join has nothing to match by.");
        if (!faults.Check(join.On.Count is > 0 and <= MostKeys, $"{at}/on", "count", $"A join has 1 to {MostKeys} pairs of keys."))
            return null;
        // The left side is looked up first: what is joined cannot be joined to itself.
        var left = join.On.Select((key, i) => BindLeft(key.Left, $"{at}/on/{i}/left")).ToList();
        if (BindInput(join.Dataset, join.As, join.Period, at) is not { } input) return null;
        var right = join.On.Select((key, i) => BindPseudonym(input, key.Right, $"{at}/on/{i}/right")).ToList();
        var keys = left.Zip(right, (from, to) => from is null || to is null ? (BoundKey?)null : new BoundKey(from, to)).ToList();
        for (var i = 0; i < keys.Count; i++) CheckKey(keys, i, $"{at}/on/{i}");
        return keys.Contains(null) ? null : new(input, join.Kind, join.Method, [.. keys.Select(key => key!.Value)]);
    }

    private void CheckKey(List<BoundKey?> keys, int number, string at)
    {
        if (keys[number] is not { } key) return;
        faults.Check(
            key.Left.Field.EntityType == key.Right.Field.EntityType, at, "entity-type",
            "The two pseudonyms do not stand for the same kind.");
        faults.Check(keys.IndexOf(key) == number, at, "duplicate", "This pair of keys stands here more than once.");
        faults.Check(
            keys[0] is not { } first || first.Left.Alias == key.Left.Alias, $"{at}/left", "one-left", "All keys of a join start from one input.");
    }

    private Input? BindInput(string dataset, string alias, Period? period, string at)
    {
        var declared = agreement.FindDataset(dataset);
        faults.Check(declared is not null, $"{at}/dataset", "unknown-dataset", "The agreement has no dataset of this name.");
        var named = faults.Check(Names.IsIdentifier(alias), $"{at}/as", "name",
            "An alias is a letter, then letters, digits and underscores.")
            && faults.Check(!_inputs.ContainsKey(alias), $"{at}/as", "duplicate", "This alias stands here more than once.");
        if (declared is null || !named) return null;
        faults.Check(
            period is null || period.Value.Kind == declared.Period, $"{at}/period", "period",
            "The dataset is not delivered by such periods.");
        return _inputs[alias] = new Input(alias, declared, period);
    }

    private Column? BindLeft(string name, string at)
    {
        var parts = name.Split('.');
        if (parts.Length == 2 && _inputs.TryGetValue(parts[0], out var input) && input.Alias == parts[0])
            return BindPseudonym(input, parts[1], at);
        faults.Add(at, "unknown-name", "This names no field of an input that stands before.");
        return null;
    }

    private Column? BindPseudonym(Input input, string name, string at)
    {
        if (input.Dataset.Schema.Find(name) is { Role: FieldRole.Pseudonym } field) return new(input.Alias, field);
        faults.Add(at, "no-pseudonym", "This names no pseudonym of the dataset.");
        return null;
    }
}
