using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>Resolves the group variables that are learnt from the rows: profiles and places among quantiles.</summary>
internal sealed class LearntBinder(AgreementDocument agreement, VariableBinder variables, FaultList faults, FaultList clauses)
{
    private const int MostLearnt = 4;
    private const int MostClusters = 20;
    private const int MostFeatures = 20;
    private const int MostBands = 10;
    private const int MostWithin = 3;

    public IReadOnlyList<BoundProfile> BindProfiles(IReadOnlyList<Profile> profiles)
    {
        faults.Check(profiles.Count <= MostLearnt, "/profiles", "count", $"A question has at most {MostLearnt} profiles.");
        return [.. profiles.Select((one, i) => BindProfile(one, $"/profiles/{i}")).OfType<BoundProfile>()];
    }

    public IReadOnlyList<BoundQuantiles> BindQuantiles(IReadOnlyList<QuantileSplit> splits)
    {
        faults.Check(splits.Count <= MostLearnt, "/quantiles", "count", $"A question has at most {MostLearnt} quantile splits.");
        return [.. splits.Select((one, i) => BindSplit(one, $"/quantiles/{i}")).OfType<BoundQuantiles>()];
    }

    /// <summary>A variable as a category at one level; null, with the fault, when it is none.</summary>
    public BoundCode? BindCode(DerivedVariable variable, string? level, string at)
    {
        if (variable.Expression is Column { Field.Role: not FieldRole.Group })
        {
            faults.Add($"{at}/variable", "role", "Only fields with the role group, and derived variables, are categories.");
            return null;
        }

        if (CategoryFinder.Of(variable.Expression, agreement) is not { } categories)
        {
            faults.Add($"{at}/variable", "unbounded", "This may take as many values as there are rows; derive bands, or a floor, from it.");
            return null;
        }

        if (categories is not CodedCategories coded)
        {
            faults.Check(level is null, $"{at}/level", "no-levels", "This variable has no levels.");
            return new(variable.Name, variable.Expression, categories, null);
        }

        var (finest, levels) = (OutputLevels.Finest(agreement, coded.Name), coded.List.Levels.ToList());
        var isKnown = level is null || levels.Contains(level);
        if (!faults.Check(isKnown, $"{at}/level", "unknown-level", "The code list has no level of this name."))
            return null;
        if (finest < levels.Count && (level is null || levels.IndexOf(level) >= finest))
            return new(variable.Name, variable.Expression, categories, level ?? levels[finest]);
        clauses.Add(OutputLevels.Clause(coded.Name), "not-agreed", "This asks for a finer level than may be published.");
        return null;
    }

    /// <summary>What a name stands for, when it is no learnt variable itself.</summary>
    public DerivedVariable? FindSaid(string name, string at)
    {
        if (variables.Find(name, at) is not { } variable) return null;
        var isSaid = faults.Check(
            variable.Expression is not LearntCategory, at, "learnt", "What is learnt from the rows is for tables only.");
        return isSaid ? variable : null;
    }

    private BoundProfile? BindProfile(Profile profile, string at)
    {
        faults.Check(
            profile.Clusters is >= 2 and <= MostClusters, $"{at}/clusters", "range", $"A profile has 2 to {MostClusters} clusters.");
        faults.Check(
            profile.Features.Count is > 0 and <= MostFeatures, $"{at}/features", "count", $"A profile has 1 to {MostFeatures} features.");
        var (numbers, codes, all) = (new List<BoundNumber>(), new List<BoundCode>(), new List<DerivedVariable>());
        for (var i = 0; i < profile.Features.Count; i++)
        {
            var (feature, here) = (profile.Features[i], $"{at}/features/{i}");
            if (FindSaid(feature.Variable, $"{here}/variable") is not { } variable) continue;
            all.Add(variable);
            if (feature.Low is null && feature.High is null && BindCode(variable, feature.Level, here) is { } code) codes.Add(code);
            else if ((feature.Low ?? feature.High) is not null && BindNumber(feature, variable, here) is { } number) numbers.Add(number);
        }

        var learnt = new LearntCategory(profile.Name, new(all.Select(one => one.Expression)));
        variables.Declare(profile.Name, new(profile.Name, learnt, Sensitivity(all)), $"{at}/name");
        return new(profile.Name, profile.Clusters, profile.Seed, numbers, codes, learnt);
    }

    private BoundNumber? BindNumber(ProfileFeature feature, DerivedVariable variable, string at)
    {
        faults.Check(feature.Level is null, $"{at}/level", "no-levels", "A number has no levels.");
        if (!IsAmount(variable, $"{at}/variable")) return null;
        var scale = variable.Expression.Type.Scale;
        var (low, high) = (Units(feature.Low, scale), Units(feature.High, scale));
        if (low < high) return new(variable.Expression, low.Value, high.Value);
        faults.Add(at, "bounds", "A number has a low and a higher high bound, with no more decimals than the number.");
        return null;
    }

    private BoundQuantiles? BindSplit(QuantileSplit split, string at)
    {
        faults.Check(split.Bands is >= 2 and <= MostBands, $"{at}/bands", "range", $"There are 2 to {MostBands} bands.");
        var groups = split.Within ?? [];
        faults.Check(groups.Count <= MostWithin, $"{at}/within", "count", $"Quantiles are within at most {MostWithin} variables.");
        var within = groups.Select((group, i) => BindGroup(group, $"{at}/within/{i}")).ToList();
        var amount = FindSaid(split.Of, $"{at}/of");
        if (amount is not null && !IsAmount(amount, $"{at}/of")) amount = null;
        var learnt = amount is null ? null : new LearntCategory(split.Name, new([amount.Expression]));
        // Within its groups a place is no conclusion, but beside any other variable it is what is said of the amount.
        variables.Declare(split.Name, learnt is null ? null : new(split.Name, learnt, amount!.Sensitive), $"{at}/name");
        return learnt is null ? null : new(split.Name, amount!.Expression, split.Bands, [.. within.OfType<BoundCode>()], learnt);
    }

    private BoundCode? BindGroup(QuantileGroup group, string at) =>
        FindSaid(group.Variable, $"{at}/variable") is { } variable ? BindCode(variable, group.Level, at) : null;

    public bool IsAmount(DerivedVariable variable, string at) =>
        faults.Check(variable.Expression is not Column { Field.Role: not FieldRole.Measure }, at, "role",
            "Only fields with the role measure, and derived variables, are amounts.")
        && faults.Check(variable.Expression.Type.IsNumeric && variable.Expression.Type.Scale <= Field.MostDecimals, at, "type",
            $"Only numbers, of at most {Field.MostDecimals} decimals, are amounts.");

    // As for what is derived: said of the whole only what is said of every part.
    private static bool? Sensitivity(IReadOnlyList<DerivedVariable> features) =>
        features.Any(one => one.Sensitive == true) ? true : features.All(one => one.Sensitive == false) ? false : null;

    private static long? Units(decimal? value, int scale)
    {
        if (value is not { } bound || Math.Abs(bound) > 1_000_000_000_000m) return null;
        for (var digit = 0; digit < scale; digit++) bound *= 10;
        return bound == Math.Truncate(bound) && Math.Abs(bound) < long.MaxValue / 4 ? (long)bound : null;
    }
}
