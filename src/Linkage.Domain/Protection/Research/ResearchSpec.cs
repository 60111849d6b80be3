using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Protection.Research;

/// <summary>What a method study asks of a file of microdata: its columns, the tables, and the policy that protects them.</summary>
public sealed record ResearchSpec
{
    /// <summary>Column of the contributor, whose rows are counted once; absent when each row is a contributor of its own.</summary>
    public string? Contributor { get; init; }

    /// <summary>Column of the holding that amounts belong to; an empty value is a holding of the contributor alone.</summary>
    public string? Holding { get; init; }

    /// <summary>Column of a weight, an integer of at least 1.</summary>
    public string? Weight { get; init; }

    /// <summary>A column of zeros and ones per partner: whether it knows the contributor.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    public IReadOnlyList<ResearchVariable> Variables { get; init; } = [];

    public IReadOnlyList<ResearchAmount> Amounts { get; init; } = [];

    public required IReadOnlyList<ResearchTable> Tables { get; init; }

    /// <summary>Combinations of categories that cannot exist, each a code per variable.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> StructuralZeros { get; init; } = [];

    public DisclosurePolicy Policy { get; init; } = new();

    /// <summary>Costs of suppression, and cells that must stay or go.</summary>
    public Wishes Suppression { get; init; } = new();

    /// <summary>Reads UTF-8 JSON; refused with every fault of shape and meaning, each with its JSON pointer.</summary>
    public static Outcome<ResearchSpec> Read(ReadOnlySpan<byte> json) => Documents.Read<ResearchSpec>(json).Then<ResearchSpec>(spec =>
        ResearchSpecFaults.Of(spec) is { Count: > 0 } faults
            ? Refusal.Invalid("invalid-spec", "The specification breaks rules.", faults)
            : spec);

    /// <summary>Every column that rows need, each once.</summary>
    internal IEnumerable<string> Columns() =>
        new[] { Contributor, Holding, Weight }.OfType<string>().Concat(Partners)
            .Concat(Variables.Select(v => v.ColumnName)).Concat(Amounts.Select(a => a.ColumnName)).Distinct();
}
