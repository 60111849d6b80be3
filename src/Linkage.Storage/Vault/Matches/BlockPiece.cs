namespace Linkage.Storage.Vault.Matches;

/// <summary>Which of the two deliveries of a match.</summary>
internal enum MatchSide
{
    Left,
    Right,
}

/// <summary>Some records of one side, of blocks that are in one part; whole records, in the order in which they came.</summary>
internal sealed record BlockPiece(MatchSide Side, int Part, int Number, int Records, byte[] Bytes);

/// <summary>A piece without its records.</summary>
internal readonly record struct PieceEntry(int Part, int Number, int Records);
