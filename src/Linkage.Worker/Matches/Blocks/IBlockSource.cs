using Linkage.Domain.Outcomes;
using Linkage.Storage.Vault.Matches;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Matches.Blocks;

/// <summary>Where the records of a match come from that are to stand in the order of their blocks.</summary>
internal interface IBlockSource
{
    /// <summary>Of the joined input, for who is told that a delivery is gone.</summary>
    string Alias { get; }

    /// <summary>Bytes that a row comes to in all of its blocks, about.</summary>
    int RowBytes { get; }

    DeliveryTable TableOf(MatchSide side);

    /// <summary>Puts rows first to last into their blocks.</summary>
    /// <returns>Null, or why they cannot be matched.</returns>
    Task<Refusal?> ReadAsync(MatchSide side, long first, long last, BlockPieces into, CancellationToken cancel);
}
