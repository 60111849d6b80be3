namespace Linkage.Domain.Protection.Tabulating;

/// <summary>What tabulation needs to know of one row.</summary>
public readonly ref struct RowFacts
{
    public required long Subject { get; init; }

    /// <summary>Whose contribution the amounts are; the subject's own when absent.</summary>
    public long? Holding { get; init; }

    /// <summary>Bit i is set when a delivery of partner i holds the subject.</summary>
    public ulong Partners { get; init; }

    /// <summary>Per variable of the specification the index of the category in its finest level.</summary>
    public required ReadOnlySpan<int> Leaf { get; init; }

    /// <summary>Per amount of the specification its value in units of 10^-decimals; null when missing.</summary>
    public ReadOnlySpan<long?> Amounts { get; init; }

    /// <summary>Rows and amounts count this many times.</summary>
    public long Weight { get; init; } = 1;

    /// <summary>Record key of the subject, for noise by cell keys; zero where there is none.</summary>
    public ulong RecordKey { get; init; }

    public RowFacts()
    {
    }
}
