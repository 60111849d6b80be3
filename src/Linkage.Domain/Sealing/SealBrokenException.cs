namespace Linkage.Domain.Sealing;

/// <summary>
/// The sealed bytes cannot be opened. Thrown from inside a read, since by then the caller is parsing a stream and has nowhere to look
/// for a value; whoever opens a delivery turns it into a refusal, and nothing that was read from it before may be kept.
/// </summary>
public sealed class SealBrokenException : IOException
{
    public SealBrokenException(SealFault fault)
        : base(Sentence(fault)) => Fault = fault;

    public SealBrokenException()
        : this(SealFault.Altered)
    {
    }

    public SealBrokenException(string message)
        : base(message)
    {
    }

    public SealBrokenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SealFault Fault { get; }

    private static string Sentence(SealFault fault) => fault switch
    {
        SealFault.NotSealed => "The bytes do not begin as a sealed file.",
        SealFault.UnknownVersion => "The sealed file has a version that this program does not know.",
        SealFault.WrongKey => "The file is sealed to a key that is not held here.",
        _ => "The sealed file was altered, cut short or put in another order.",
    };
}
