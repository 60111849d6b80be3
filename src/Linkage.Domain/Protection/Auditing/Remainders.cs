namespace Linkage.Domain.Protection.Auditing;

/// <summary>A rational number modulo the two primes of an audit.</summary>
internal readonly record struct Remainders(ulong First, ulong Second)
{
    public static Remainders One { get; } = new(1, 1);

    /// <summary>Taken for zero only modulo both.</summary>
    public bool IsZero => First == 0 && Second == 0;
}
