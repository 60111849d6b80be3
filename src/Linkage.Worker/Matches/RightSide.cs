using Linkage.Domain.Matching;

namespace Linkage.Worker.Matches;

/// <summary>What ranges of an encoded match need of the whole right side. Nothing changes it.</summary>
/// <param name="Rows">Null where each range reads what it needs.</param>
/// <param name="Weights">Null where bits are not weighed.</param>
internal sealed record RightSide(EncodedRows? Rows, BitWeights? Weights)
{
    /// <summary>Memory that it takes, about.</summary>
    public long Bytes => (Rows?.Bytes ?? 0) + (Weights?.Bytes ?? 0);
}
