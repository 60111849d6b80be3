using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Encodings;

/// <summary>A file of encodings, read.</summary>
/// <param name="Rows">For each encoding of the set its zero-based place in the file; they differ where records were left out.</param>
/// <param name="Blocks">For each encoding its block keys, when the file has them (`clknblocks`); else null.</param>
/// <param name="LeftOut">Encodings without any bit, or with every bit, that were left out because the caller said so.</param>
public sealed record EncodingFile(
    EncodingSet Encodings, IReadOnlyList<int> Rows, IReadOnlyList<IReadOnlyList<string>>? Blocks, IReadOnlyList<Fault> LeftOut)
{
    /// <summary>No more faults than this are listed; the last one says that there are more.</summary>
    public const int MaxFaults = 100;
}
