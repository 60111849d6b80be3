namespace Linkage.Worker.Links;

/// <summary>One row after joins and filters; valid until the next is asked for.</summary>
internal interface ILinkedRow
{
    /// <summary>Dense integer of the population's spine.</summary>
    long Subject { get; }

    /// <summary>Whether the input, numbered as in the question, has a row for this one.</summary>
    bool HasMatched(int input);

    /// <summary>A long, a string, or null when missing.</summary>
    object? Output(int number);
}
