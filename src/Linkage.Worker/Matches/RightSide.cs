using Linkage.Domain.Matching;

namespace Linkage.Worker.Matches;

/// <summary>The right side of an encoded match, whole, with the numbers that its block keys have. Nothing changes it.</summary>
internal sealed record RightSide(EncodedRows Rows, BlockNumbers Numbers);
