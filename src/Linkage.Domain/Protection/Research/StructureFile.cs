using System.Text.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>What the conservative attacker knows, as a file beside the published sheet. Confidential.</summary>
public static class StructureFile
{
    private static readonly JsonSerializerOptions s_strict = new(PublishedTables.Json)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>UTF-8 JSON; equal structures are equal bytes.</summary>
    public static byte[] Write(Structure structure) => JsonSerializer.SerializeToUtf8Bytes(structure, PublishedTables.Json);

    public static Outcome<Structure> Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<Structure>(json, s_strict) is { } structure && IsSound(structure) ? structure : Broken("It contradicts itself.");
        }
        catch (JsonException broken)
        {
            return Broken($"Line {broken.LineNumber + 1} is not what is expected there.");
        }
    }

    private static Refusal Broken(string where) => Refusal.Invalid("invalid-structure", "The structure cannot be read. " + where, []);

    /// <summary>Whether every number in it points at something, so that the audit can follow it.</summary>
    private static bool IsSound(Structure structure)
    {
        var spec = structure.Spec;
        if (TabulationFaults.Of(spec).Count > 0 || structure.Amounts.Count != spec.Amounts.Count) return false;
        var cubes = new CubeSet(spec);
        var rows = structure.Units.Count + structure.Patterns.Count + structure.Possible.Count;
        return structure.Units.Concat(structure.Possible).All(IsUnit)
            && structure.Patterns.All(p => p.All(IsNumber)) && structure.Unoccupied.All(IsNumber)
            && structure.Amounts.All(a => a.Absent.All(IsNumber))
            && structure.SameMeasures.All(same => same.Count > 0 && same.All(IsMeasure))
            && structure.Insiders.All(i => IsMeasure(i.Measure) && i.Rows.All(r => r >= 0 && r < rows));

        bool IsUnit(int[] unit) => unit.Length == cubes.Grains.Count && unit.Select((g, v) => g >= 0 && g < cubes.Grains[v].Count).All(ok => ok);
        bool IsNumber(int unit) => unit >= 0 && unit < structure.Units.Count;
        bool IsMeasure(BaseMeasure m) => m.Kind is BaseKind.Subjects or BaseKind.Rows ? m.Amount == -1 : m.Amount >= 0 && m.Amount < spec.Amounts.Count;
    }
}
