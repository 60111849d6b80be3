using System.Text.Json;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>What the conservative attacker knows, as a file beside the published sheet. Confidential.</summary>
public static class StructureFile
{
    /// <summary>UTF-8 JSON; equal structures are equal bytes.</summary>
    public static byte[] Write(Structure structure) => JsonSerializer.SerializeToUtf8Bytes(structure, PublishedTables.Json);

    /// <returns>The structure; refused when it cannot be read, or is not one of the specification's tables.</returns>
    public static Outcome<Structure> Read(ReadOnlyMemory<byte> json, ResearchSpec spec) => Read(json).Then<Structure>(structure =>
        IsOf(structure.Spec, spec)
            ? structure
            : Refusal.Invalid("other-structure", "The structure is one of other tables than the specification's.", []));

    private static Outcome<Structure> Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            // Not by way of the bytes: a structure may be larger than what people write by hand.
            using var document = JsonDocument.Parse(json);
            return Documents.Read<Structure>(document.RootElement)
                .Then<Structure>(structure => IsSound(structure) ? structure : Broken("It contradicts itself."));
        }
        catch (JsonException broken)
        {
            return Broken($"It is not JSON at line {broken.LineNumber + 1}.");
        }
    }

    private static Refusal Broken(string where) => Refusal.Invalid("invalid-structure", "The structure cannot be read. " + where, []);

    private static bool IsOf(TabulationSpec made, ResearchSpec spec)
    {
        if (!made.Variables.Select(v => v.Name).SequenceEqual(spec.Variables.Select(v => v.Name))) return false;
        var variables = spec.Variables.Zip(made.Variables, (asked, had) =>
            Classification.Of(asked, had.Levels[0].Categories.Select(c => c.Code)).Variable);
        return Bytes(ResearchTables.Of(spec, [.. variables])).SequenceEqual(Bytes(made));

        static byte[] Bytes(TabulationSpec tables) => JsonSerializer.SerializeToUtf8Bytes(tables, PublishedTables.Json);
    }

    /// <summary>Whether every number in it points at something, so that the audit can follow it.</summary>
    private static bool IsSound(Structure structure)
    {
        var spec = structure.Spec;
        if (TabulationFaults.Of(spec).Count > 0 || structure.Amounts.Count != spec.Amounts.Count) return false;
        var cubes = new CubeSet(spec);
        var rows = structure.Units.Count + structure.Patterns.Count + structure.Possible.Count;
        return structure.Units.Concat(structure.Possible).All(IsUnit)
            && structure.Patterns.All(p => p is not null && p.All(IsNumber)) && structure.Unoccupied.All(IsNumber)
            && structure.Amounts.All(a => a.Absent.All(IsNumber))
            && structure.SameMeasures.All(same => same.Count > 0 && same.All(IsMeasure))
            && structure.Protection.All(
                p => p.Cell >= 0 && p.Cell < cubes.CellCount && IsMeasure(p.Measure) && p.Lower >= 0 && p.Upper >= 0)
            && structure.Revealed.All(r => r.Cell >= 0 && r.Cell < cubes.CellCount && IsMeasure(r.Measure))
            && structure.Insiders.All(i => IsMeasure(i.Measure) && i.Rows.All(r => r >= 0 && r < rows));

        bool IsUnit(int[]? unit) => unit?.Length == cubes.Grains.Count
            && unit.Select((g, v) => g >= 0 && g < cubes.Grains[v].Count).All(ok => ok);
        bool IsNumber(int unit) => unit >= 0 && unit < structure.Units.Count;
        bool IsMeasure(BaseMeasure m) =>
            m.Kind is BaseKind.Subjects or BaseKind.Rows ? m.Amount == -1 : m.Amount >= 0 && m.Amount < spec.Amounts.Count;
    }
}
