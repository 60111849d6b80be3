using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>Resolves a join that is not exact: whose fields it compares, within which blocks, by which settings.</summary>
internal sealed class MatchBinder(IReadOnlyDictionary<string, Input> inputs, FaultList faults, string at)
{
    private const int MostFields = 24;
    private const int MostBlocks = 16;
    private const int MostTables = 1_000;
    private const int MostBits = 64;
    private const int MostTop = 1_000;

    /// <param name="bindRight">Binds the joined dataset; called after the left sides, which cannot name it.</param>
    public BoundJoin? Bind(Join join, Func<Input?> bindRight)
    {
        var before = faults.Count;
        var left = LeftOf(join);
        if (bindRight() is not { } right || left is null) return null;
        if (!faults.Check(join.Match is not null, $"{at}/match", "missing-property",
            "A join that is not exact says how pairs are matched.")) return null;
        var encoded = join.Method == JoinMethod.Encoded;
        faults.Check(
            encoded ? join.On.Count == 1 : join.On.Count is >= 2 and <= MostFields, $"{at}/on", "count",
            encoded ? "An encoded join compares one pair of encodings." : $"A probabilistic join compares 2 to {MostFields} pairs of fields.");
        var keys = join.On.Select((key, i) => Pair(key, left, right, $"{at}/on/{i}", encoded)).ToList();
        var blocks = join.Match!.Blocks.Select((block, i) => Block(block, left, right, $"{at}/match/blocks/{i}")).ToList();
        CheckSettings(join, right, $"{at}/match");
        faults.Check(
            join.Match.Assignment != MatchAssignment.ManyToOne || left == inputs.Values.First(), $"{at}/match/assignment", "population",
            "Several left rows may share a right one only where the left side is the population.");
        if (faults.Count > before) return null;
        return new(right, join.Kind, join.Method, [.. keys.Select(key => key!.Value)]) { Match = new(join.Match, left, blocks!) };
    }

    /// <summary>All pairs start from one input that stands before.</summary>
    private Input? LeftOf(Join join)
    {
        var aliases = join.On.Concat(join.Match?.Blocks.SelectMany(block => block) ?? []).Select(
            key => key.Left.Split('.')[0]).Distinct().ToList();
        if (aliases.Count == 1 && inputs.TryGetValue(aliases[0], out var input) && input.Alias == aliases[0]) return input;
        faults.Add($"{at}/on", "unknown-name", "The left fields are of one input that stands before.");
        return null;
    }

    private BoundKey? Pair(JoinKey key, Input left, Input right, string pointer, bool encoded)
    {
        if (FieldOf(left, key.Left, $"{pointer}/left", true) is not { } from
            || FieldOf(right, key.Right, $"{pointer}/right", false) is not { } to) return null;
        faults.Check(!encoded || from.Field.Role == FieldRole.Encoding, $"{pointer}/left", "no-encoding",
            "This names no encoding of the dataset.");
        faults.Check(!encoded || to.Field.Role == FieldRole.Encoding, $"{pointer}/right", "no-encoding",
            "This names no encoding of the dataset.");
        CheckAlike(from.Field, to.Field, pointer);
        return new(from, to);
    }

    private List<BoundKey>? Block(IReadOnlyList<JoinKey> block, Input left, Input right, string pointer)
    {
        faults.Check(block.Count is > 0 and <= MostBlocks, pointer, "count", $"A block has 1 to {MostBlocks} pairs of fields.");
        var keys = block.Select((key, i) => Pair(key, left, right, $"{pointer}/{i}", false)).ToList();
        for (var i = 0; i < keys.Count; i++)
        {
            faults.Check(
                keys[i]?.Left.Field.Role != FieldRole.Encoding, $"{pointer}/{i}", "encoding",
                "Equal encodings are no block: name a pseudonym, another field, or sample their bits.");
        }

        return keys.TrueForAll(key => key is not null) ? [.. keys.Select(key => key!.Value)] : null;
    }

    private Column? FieldOf(Input input, string name, string pointer, bool isLeft)
    {
        var parts = name.Split('.');
        var field = isLeft ? (parts.Length == 2 ? parts[1] : null) : name;
        if (field is not null && input.Dataset.Schema.Find(field) is { } found) return new(input.Alias, found);
        faults.Add(pointer, "unknown-name", "This names no field of the input.");
        return null;
    }

    private void CheckAlike(Field left, Field right, string pointer) => faults.Check(
        left.Type == right.Type && left.Scale == right.Scale && left.LinksOnly == right.LinksOnly
            && left.Role == FieldRole.Encoding == (right.Role == FieldRole.Encoding)
            && left.EntityType == right.EntityType,
        pointer, "entity-type", "The two fields do not hold the same kind of value.");

    private void CheckSettings(Join join, Input right, string pointer)
    {
        var settings = join.Match!;
        faults.Check(settings.Threshold is >= 0 and <= 1, $"{pointer}/threshold", "range", "The threshold is a number from 0 to 1.");
        faults.Check(IsCap(settings.MostCandidates), $"{pointer}/mostCandidates", "range", "The cap is a power of ten from a million.");
        faults.Check(settings.TopK is null or >= 1 and <= MostTop, $"{pointer}/topK", "range", $"Of a row 1 to {MostTop} pairs take part.");
        CheckGroups(join, pointer);
        faults.Check(settings.Blocks.Count <= MostBlocks, $"{pointer}/blocks", "count", $"At most {MostBlocks} blocks are made.");
        if (settings.Sampling is { } sampling)
        {
            faults.Check(
                sampling.Tables is >= 1 and <= MostTables && sampling.Bits is >= 1 and <= MostBits, $"{pointer}/sampling", "range",
                $"Sampling takes 1 to {MostTables} tables of 1 to {MostBits} bits.");
            faults.Check(settings.Blocks.Count == 0, $"{pointer}/sampling", "one-way",
                "Rows are compared by blocks or by sampled bits, not by both.");
        }

        if (join.Method == JoinMethod.Encoded) CheckEncoded(settings, pointer);
        else CheckModel(join, right, pointer);
    }

    private void CheckGroups(Join join, string pointer)
    {
        var settings = join.Match!;
        var isGrouped = settings.Assignment == MatchAssignment.Groups;
        faults.Check(
            !isGrouped || join.Method == JoinMethod.Encoded, $"{pointer}/assignment", "not-here", "Groups are made of encoded joins.");
        faults.Check(isGrouped || settings.MergeShare is null, $"{pointer}/mergeShare", "not-here", "Only groups merge.");
        faults.Check(settings.MergeShare is null or > 0 and <= 1, $"{pointer}/mergeShare", "range", "The share is above 0 and at most 1.");
    }

    private static bool IsCap(long count)
    {
        while (count > MatchSettings.FewestCandidates && count % 10 == 0) count /= 10;
        return count == MatchSettings.FewestCandidates;
    }

    private void CheckEncoded(MatchSettings settings, string pointer)
    {
        faults.Check(settings.Model is null, $"{pointer}/model", "not-here", "Only a probabilistic join has a model.");
        faults.Check(settings.Train is null, $"{pointer}/train", "not-here", "Only a probabilistic join trains a model.");
    }

    private void CheckModel(Join join, Input right, string pointer)
    {
        var settings = join.Match!;
        faults.Check(settings.Sampling is null && settings.Blocks.Count == 0, pointer, "not-here",
            "The blocks of a probabilistic join are those of its model.");
        if (!faults.Check(
            settings.Model is null != settings.Train is null, pointer, "one-model",
                "A probabilistic join has a model, or says what to train one to.")) return;
        if (settings.Model is not null) faults.AddAll($"{pointer}/model", settings.Model.Faults());
        var (specification, within) = settings.Model is { } model ? (model.Specification, $"{pointer}/model/specification")
            : (settings.Train!, $"{pointer}/train");
        faults.AddAll(within, specification.Faults());
        var known = join.On.Select(key => key.Right).ToList();
        faults.Check(known.Distinct().Count() == known.Count, $"{at}/on", "duplicate", "A right field stands here more than once.");
        for (var i = 0; i < specification.Fields.Count; i++) CheckField(specification.Fields[i], join, right, $"{within}/fields/{i}");
        foreach (var (block, i) in specification.Blocks.Select((block, i) => (block, i)))
            faults.Check(block.All(known.Contains), $"{within}/blocks/{i}", "model-does-not-fit", "The join compares no such field.");
    }

    private void CheckField(FieldSpecification field, Join join, Input right, string pointer)
    {
        var known = join.On.Any(key => key.Right == field.Column);
        if (!faults.Check(known, $"{pointer}/column", "model-does-not-fit", "The join compares no such field.")) return;
        var isEncoding = right.Dataset.Schema.Find(field.Column)?.Role == FieldRole.Encoding;
        faults.Check(
            isEncoding == (field.Comparison == FieldComparison.Encoded), pointer, "model-does-not-fit",
            "Encodings are compared by their similarity, and other fields by being equal.");
    }
}
