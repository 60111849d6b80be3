using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Regression;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>Resolves the models of a question, and the cells that each of them determines.</summary>
internal sealed class ModelBinder(LearntBinder learnt, VariableBinder variables, FaultList faults)
{
    private const int MostModels = 8;
    private const int MostTerms = 20;

    public IReadOnlyList<BoundModel> Bind(Question question)
    {
        var models = question.Models ?? [];
        faults.Check(models.Count <= MostModels, "/models", "count", $"A question has at most {MostModels} models.");
        faults.Check(
            models.Count == 0 || (question.Profiles ?? []).Count + (question.Quantiles ?? []).Count == 0, "/models", "beside-models",
            "Profiles and quantiles are asked apart from models.");
        var names = question.Tables.Select(table => table.Name).ToHashSet(StringComparer.Ordinal);
        var bound = models.Select((model, i) => BindModel(model, $"/models/{i}")).ToList();
        for (var i = 0; i < models.Count; i++)
        {
            faults.Check(
                Names.IsSlug(models[i].Name), $"/models/{i}/name", "name", "A model is named by small letters, digits and hyphens.");
            var fresh = names.Add(models[i].Name) & (bound[i]?.Cells.All(cells => names.Add(cells.Name)) ?? true);
            faults.Check(
                fresh, $"/models/{i}/name", "duplicate", "A table or model of this name, or of a name made from it, is there already.");
        }

        return [.. bound.OfType<BoundModel>()];
    }

    /// <summary>
    /// Beside models stand only tables of sums that the models know: split by nothing, or by one of their categories, no finer. Any other
    /// cell might differ from what a model tells by one person, and no audit looks at the two together.
    /// </summary>
    public void CheckTables(Question question, IReadOnlyList<BoundTable> tables, IReadOnlyList<BoundModel> models)
    {
        // A model with a fault of its own would make echoes.
        if (models.Count < question.Models?.Count) return;
        var codes = models.SelectMany(model => model.Terms).Select(term => term.Code).OfType<BoundCode>().ToList();
        for (var i = 0; models.Count > 0 && i < tables.Count; i++)
        {
            var isKnown = tables[i].Groupings.Count == 0 || tables[i].Groupings is [var only] && codes.Exists(code => Holds(code, only));
            faults.Check(
                isKnown, $"/tables/{i}/groups", "beside-models", "Beside models a table is split by one of their categories, and no finer.");
        }
    }

    private static bool Holds(BoundCode code, BoundGrouping grouping) =>
        code.Expression == grouping.Variable.Expression
        && (code.Categories is not CodedCategories coded
            || grouping.Levels.All(level => coded.List.Levels.ToList().IndexOf(level) >= coded.List.Levels.ToList().IndexOf(code.Level!)));

    private BoundModel? BindModel(Model model, string at)
    {
        faults.Check(model.Terms.Count is > 0 and <= MostTerms, $"{at}/terms", "count", $"A model has 1 to {MostTerms} terms.");
        var different = model.Terms.Select(term => term.Variable).Distinct().Count();
        faults.Check(different == model.Terms.Count, $"{at}/terms", "duplicate", "A variable is a term once.");
        var terms = model.Terms.Select((term, i) => BindTerm(term, $"{at}/terms/{i}")).OfType<BoundTerm>().ToList();
        if (BindOutcome(model, at) is not { } outcome || terms.Count < model.Terms.Count) return null;
        return new(model.Name, model.Kind, model.Outcome, outcome, terms, Cells(model, outcome, terms));
    }

    private Expression? BindOutcome(Model model, string at)
    {
        if (learnt.FindSaid(model.Outcome, $"{at}/outcome") is not { } outcome) return null;
        if (model.Kind == ModelKind.Linear) return learnt.IsAmount(outcome, $"{at}/outcome") ? outcome.Expression : null;
        var isBoolean = faults.Check(
            outcome.Expression.Type == ScalarType.Boolean, $"{at}/outcome", "type", "The outcome of a logistic model is true or false.");
        var hasRole = faults.Check(
            outcome.Expression is not Column { Field.Role: not (FieldRole.Measure or FieldRole.Group) }, $"{at}/outcome", "role",
            "The role of this field does not allow it.");
        return isBoolean && hasRole ? outcome.Expression : null;
    }

    private BoundTerm? BindTerm(ModelTerm term, string at)
    {
        if (learnt.FindSaid(term.Variable, $"{at}/variable") is not { } variable) return null;
        var isNumber = variable.Expression.Type.IsNumeric && variable.Expression is not Column { Field.Role: FieldRole.Group };
        if (isNumber)
        {
            faults.Check(term.Level is null && term.Reference is null, at, "number", "A number has neither level nor reference.");
            return learnt.IsAmount(variable, $"{at}/variable") ? new(variable.Name, variable.Expression, null, null) : null;
        }

        return learnt.BindCode(variable, term.Level, at) is { } code ? new(variable.Name, variable.Expression, code, term.Reference) : null;
    }

    // One table per term of categories, with its total; a model of numbers alone has a table of one cell.
    private List<BoundTable> Cells(Model model, Expression outcome, IReadOnlyList<BoundTerm> terms)
    {
        BoundMeasure[] measures =
        [
            new("subjects", MeasureKind.CountSubjects, null),
            new("outcome", model.Kind == ModelKind.Linear ? MeasureKind.Mean : MeasureKind.Share, outcome),
        ];
        var coded = terms.Select(term => term.Code).OfType<BoundCode>().ToList();
        if (coded.Count == 0) return [new($"{model.Name}-cells", null, [], measures)];
        return [.. coded.Select((code, i) => new BoundTable($"{model.Name}-cells-{i + 1}", null, [Grouping(code)], measures))];
    }

    private BoundGrouping Grouping(BoundCode code) => new(
        new(code.Name, code.Expression, code.Categories, variables.Find(code.Name, "")!.Sensitive),
        code.Level is { } level ? [level] : [],
        Total: true);
}
