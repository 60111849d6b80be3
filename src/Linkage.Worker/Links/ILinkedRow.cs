namespace Linkage.Worker.Links;

/// <summary>One row after joins and filters; valid until the next is asked for.</summary>
internal interface ILinkedRow
{
    /// <summary>Dense integer of the population's spine.</summary>
    long Subject { get; }

    /// <summary>Whether the input, numbered as in the question, has a row for this one.</summary>
    bool HasMatched(int input);

    /// <summary>An output that is no text; null when missing.</summary>
    long? Number(int output);

    /// <summary>An output that is text; null when missing.</summary>
    string? Text(int output);
}
