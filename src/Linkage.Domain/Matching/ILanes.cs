namespace Linkage.Domain.Matching;

/// <summary>
/// The bitwise operations of one vector width: each bit of a vector is the lane of one candidate. A type per instruction set, so
/// that the counting code is written once and compiled for each.
/// </summary>
internal interface ILanes<TVector>
    where TVector : unmanaged
{
    /// <summary>64-bit words of a vector.</summary>
    static abstract int Words { get; }

    static abstract TVector AllOnes { get; }

    static abstract TVector Load(ref readonly ulong source, nint word);

    static abstract void Store(TVector value, Span<ulong> destination);

    static abstract bool IsAllOnes(TVector value);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>The sum bit of a full adder.</summary>
    static abstract TVector Sum(TVector a, TVector b, TVector c);

    /// <summary>The carry bit of a full adder.</summary>
    static abstract TVector Carry(TVector a, TVector b, TVector c);
}
