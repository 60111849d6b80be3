using System.Text.Json.Nodes;
using Linkage.Domain.Questions;
using Linkage.Domain.Questions.Quality;
using Linkage.Worker.Links;
using Linkage.Worker.Matches;

namespace Linkage.Worker.Quality;

/// <summary>
/// How well the inputs met, as the part `quality` of the report: shares in bands and never a count (<see cref="ShareBands"/>). Null stands
/// where a share would tell too much, or describes too few.
/// </summary>
internal sealed class QualityDocument(BoundQuestion question, IReadOnlyList<JobInput> inputs, LinkQuality quality, int minimum)
{
    public JsonObject Write() => new()
    {
        ["minimumFrequency"] = minimum,
        ["population"] = Population(),
        ["joins"] = new JsonArray([.. question.Joins.Select((join, at) => Join(join, at + 1))]),
        ["repeatedAmounts"] = new JsonArray([.. RepeatedAmounts.Of(question).Where(IsRepeated).Select(Repeated)]),
    };

    private JsonObject Population()
    {
        var (line, counts) = (Head(0), quality.Inputs[0]);
        line["unlinkable"] = Band(ShareBands.Of(counts.Rows, counts.Unlinkable, minimum));
        line["repeated"] = Band(ShareBands.Of(counts.Rows, counts.Repeated[0], minimum));
        return line;
    }

    private JsonObject Join(BoundJoin join, int input)
    {
        var population = new GroupTree(question, quality).Of(input);
        var bands = ShareBands.Of(population, minimum);
        var line = Head(input);
        line["kind"] = join.Kind.ToString().ToLowerInvariant();
        line["method"] = join.Method.ToString().ToLowerInvariant();
        line["matched"] = Band(bands.TryGetValue(population, out var all) ? all : null);
        line["unlinkable"] = Band(ShareBands.Of(quality.Inputs[input].Rows, quality.Inputs[input].Unlinkable, minimum));
        // Pairs found beforehand were found by all fields together.
        line["keys"] = new JsonArray([.. join.Method == JoinMethod.Exact ? Keys(join, input) : []]);
        if (join.Match is { } match) line["match"] = MatchReport.Of(inputs[input], match);
        line["groups"] = new JsonArray([.. population.All().Skip(1).Select(group => Group(group, bands))]);
        return line;
    }

    private IEnumerable<JsonNode> Keys(BoundJoin join, int input)
    {
        var byKey = quality.Matches.ByKey[input];
        // One key has matched whoever was matched; several are told apart only where their sum does not tell one of them.
        var shares = byKey.Count > 1 ? ShareBands.OfParts(quality.Subjects, byKey, minimum) : null;
        return join.Keys.Select((key, at) => new JsonObject
        {
            ["left"] = $"{key.Left.Alias}.{key.Left.Field.Name}",
            ["right"] = key.Right.Field.Name,
            ["matched"] = Band(shares?[at]),
            ["repeated"] = Band(ShareBands.Of(quality.Inputs[input].Rows, quality.Inputs[input].Repeated[at], minimum)),
        });
    }

    private static JsonObject Group(MatchedGroup group, IReadOnlyDictionary<MatchedGroup, ShareBand> bands) => new()
    {
        ["variable"] = group.Name.Variable,
        ["level"] = group.Name.Level,
        ["code"] = group.Name.Code,
        ["matched"] = Band(bands.TryGetValue(group, out var band) ? band : null),
    };

    private JsonObject Head(int input) => new()
    {
        ["alias"] = inputs[input].Input.Alias,
        ["dataset"] = inputs[input].Input.Dataset.Name,
        ["organisation"] = inputs[input].Input.Partner,
    };

    private bool IsRepeated(RepeatedAmount amount) =>
        question.Joins.Where((join, at) => amount.Joins.Contains(join.Input.Alias) && quality.Inputs[at + 1].FindsSeveral).Any();

    private static JsonObject Repeated(RepeatedAmount amount) => new()
    {
        ["table"] = amount.Table,
        ["measure"] = amount.Measure,
        ["joins"] = new JsonArray([.. amount.Joins.Select(alias => JsonValue.Create(alias))]),
    };

    private static JsonObject? Band(ShareBand? band) => band is { } shown ? new() { ["from"] = shown.From, ["to"] = shown.To } : null;
}
