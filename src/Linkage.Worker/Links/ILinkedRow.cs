namespace Linkage.Worker.Links;

/// <summary>One row of the joined inputs; valid until the next is asked for.</summary>
internal interface ILinkedRow
{
    /// <summary>Dense integer of the population's spine.</summary>
    long Subject { get; }

    /// <summary>Which key of the input, numbered as in the question, found the row: from 1, or 0 when it has none.</summary>
    int MatchedKey(int input);

    /// <summary>Whether inner joins and filters keep the row.</summary>
    bool IsKept { get; }

    /// <summary>An output that is no text; null when missing.</summary>
    long? Number(int output);

    /// <summary>An output that is text; null when missing.</summary>
    string? Text(int output);
}
