using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>Resolves the tables of a question: groupings with their levels, measures with their amounts.</summary>
internal sealed class TableBinder(AgreementDocument agreement, VariableBinder variables, FaultList faults, FaultList clauses)
{
    private const int MostTables = 50;
    private const int MostGroups = 8;
    private const int MostMeasures = 50;

    public IReadOnlyList<BoundTable> Bind(IReadOnlyList<Table> tables)
    {
        faults.Check(tables.Count is > 0 and <= MostTables, "/tables", "count", $"A question has 1 to {MostTables} tables.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < tables.Count; i++)
        {
            faults.Check(Names.IsSlug(tables[i].Name), $"/tables/{i}/name", "name",
                "A table is named by small letters, digits and hyphens.");
            faults.Check(names.Add(tables[i].Name), $"/tables/{i}/name", "duplicate", "This name stands here more than once.");
        }

        return [.. tables.Select((t, i) => BindTable(t, $"/tables/{i}"))];
    }

    private BoundTable BindTable(Table table, string at)
    {
        faults.Check(table.Groups.Count <= MostGroups, $"{at}/groups", "count", $"A table has at most {MostGroups} groups.");
        faults.Check(
            table.Measures.Count is > 0 and <= MostMeasures, $"{at}/measures", "count", $"A table has 1 to {MostMeasures} measures.");
        var heads = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < table.Groups.Count; i++)
            CheckHead(heads, table.Groups[i].Variable, $"{at}/groups/{i}/variable");
        for (var i = 0; i < table.Measures.Count; i++)
            CheckHead(heads, table.Measures[i].Name, $"{at}/measures/{i}/name");
        return new(
            table.Name, table.Title,
            [.. table.Groups.Select((g, i) => BindGrouping(g, $"{at}/groups/{i}")).OfType<BoundGrouping>()],
            [.. table.Measures.SelectMany((m, i) => BindMeasures(m, heads, $"{at}/measures/{i}")).OfType<BoundMeasure>()])
        {
            Ratios = [.. table.Measures.Where(m => m.Kind == MeasureKind.Ratio).Select(m => m.Name)],
        };
    }

    // Group variables and measures head the columns of one file.
    private void CheckHead(HashSet<string> heads, string name, string at) =>
        faults.Check(heads.Add(name), at, "duplicate", "This name stands in the table more than once.");

    private BoundGrouping? BindGrouping(Grouping grouping, string at)
    {
        if (variables.Find(grouping.Variable, $"{at}/variable") is not { } variable) return null;
        if (variable.Expression is Column { Field.Role: not FieldRole.Group })
        {
            faults.Add($"{at}/variable", "role", "Only fields with the role group, and derived variables, split a table.");
            return null;
        }

        if (CategoryFinder.Of(variable.Expression, agreement) is not { } categories)
        {
            faults.Add($"{at}/variable", "unbounded", "This may take as many values as there are rows; derive bands, or a floor, from it.");
            return null;
        }

        var split = new GroupVariable(variable.Name, variable.Expression, categories, variable.Sensitive);
        return new(split, BindLevels(grouping, categories, at), grouping.Total);
    }

    private IReadOnlyList<string> BindLevels(Grouping grouping, Categories categories, string at)
    {
        if (categories is not CodedCategories coded)
        {
            faults.Check(grouping.Levels is null, $"{at}/levels", "no-levels", "This variable has no levels.");
            return [];
        }

        var finest = OutputLevels.Finest(agreement, coded.Name);
        var levels = coded.List.Levels.ToList();
        var asked = grouping.Levels ?? [.. levels.Skip(finest)];
        for (var i = 0; i < asked.Count; i++)
        {
            faults.Check(levels.Contains(asked[i]), $"{at}/levels/{i}", "unknown-level", "The code list has no level of this name.");
            faults.Check(!asked.Take(i).Contains(asked[i]), $"{at}/levels/{i}", "duplicate", "This level stands here more than once.");
        }

        if (finest == levels.Count || asked.Any(l => levels.IndexOf(l) < finest))
            clauses.Add(OutputLevels.Clause(coded.Name), "not-agreed", "A table asks for a finer level than may be published.");
        else
            faults.Check(asked.Count > 0, $"{at}/levels", "count", "At least one level is published.");
        return [.. asked.OrderBy(levels.IndexOf)];
    }

    // A ratio is what both of its sums say.
    private IEnumerable<BoundMeasure?> BindMeasures(Measure measure, HashSet<string> heads, string at)
    {
        if (measure.Kind != MeasureKind.Ratio)
        {
            faults.Check(measure.Per is null, $"{at}/per", "ratio", "Only a ratio is divided by something.");
            return [BindMeasure(measure, at)];
        }

        if (!faults.Check(measure.Per is not null, $"{at}/per", "missing-property", "A ratio says what it is divided by.")) return [];
        string[] parts = [RatioNames.Numerator(measure.Name), RatioNames.Denominator(measure.Name)];
        foreach (var part in parts) CheckHead(heads, part, $"{at}/name");
        var denominator = variables.Find(measure.Per!, $"{at}/per");
        if (denominator is null || !CheckAmount(MeasureKind.Sum, denominator, $"{at}/per")) return [];
        return
        [
            BindMeasure(measure with { Name = parts[0], Kind = MeasureKind.Sum }, at),
            new(parts[1], MeasureKind.Sum, denominator.Expression, measure.PerRow ?? false),
        ];
    }

    private BoundMeasure? BindMeasure(Measure measure, string at)
    {
        faults.Check(
            Names.IsResultName(measure.Name), $"{at}/name", "name",
            "A measure is named by a letter, then letters, digits and underscores.");
        if (measure.Kind is MeasureKind.CountSubjects or MeasureKind.CountRows)
        {
            faults.Check(measure.Of is null, $"{at}/of", "counts", "A count is of nothing but subjects or rows.");
            faults.Check(measure.PerRow is null, $"{at}/perRow", "counts", "Only amounts are taken per row.");
            return new(measure.Name, measure.Kind, null);
        }

        if (!faults.Check(measure.Of is not null, $"{at}/of", "missing-property", "This measure says of what it is taken.")) return null;
        if (variables.Find(measure.Of!, $"{at}/of") is not { } variable) return null;
        return CheckAmount(measure.Kind, variable, $"{at}/of")
            ? new(measure.Name, measure.Kind, variable.Expression, measure.PerRow == true)
            : null;
    }

    private bool CheckAmount(MeasureKind kind, DerivedVariable variable, string at)
    {
        var (field, type) = ((variable.Expression as Column)?.Field, variable.Expression.Type);
        if (kind == MeasureKind.Share)
        {
            return faults.Check(field is null or { Role: FieldRole.Measure or FieldRole.Group }, at, "role",
                "The role of this field does not allow it.")
                && faults.Check(type == ScalarType.Boolean, at, "type", "A share is taken of what is true or false.");
        }

        return faults.Check(field is null or { Role: FieldRole.Measure }, at, "role",
            "Only fields with the role measure, and derived variables, are summed.")
            && faults.Check(type.IsNumeric && type.Scale <= Field.MostDecimals, at, "type",
                $"Only numbers, of at most {Field.MostDecimals} decimals, are summed.");
    }
}
