using Linkage.Domain.Identity;

namespace Linkage.Storage.Matches;

/// <summary>The match of one join of one attempt of a job, and how much of it is done.</summary>
internal sealed class MatchRun
{
    public required string Id { get; init; }

    public required JobId JobId { get; init; }

    public required int Attempt { get; init; }

    /// <summary>Of the joined input.</summary>
    public required string Alias { get; init; }

    /// <summary>What it was estimated to cost, as JSON.</summary>
    public required string Estimate { get; init; }

    public required int Ranges { get; init; }

    public required int RangesLeft { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>
/// Left records FirstRow to LastRow, compared by one worker with all right ones that they meet: by row, or, where there are blocks, in the
/// order of the blocks.
/// </summary>
internal sealed class MatchRange
{
    public const string Waiting = nameof(Waiting);
    public const string Done = nameof(Done);

    public required string MatchId { get; init; }

    public required int RangeNo { get; init; }

    public required long FirstRow { get; init; }

    public required long LastRow { get; init; }

    public required string State { get; init; }

    /// <summary>What the work queue calls it.</summary>
    public string Argument => $"{MatchId}/{RangeNo}";
}
