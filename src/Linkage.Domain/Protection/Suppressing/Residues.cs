namespace Linkage.Domain.Protection.Suppressing;

/// <summary>A rational number modulo two primes, in the Montgomery form of each.</summary>
internal readonly record struct Residues(ulong First, ulong Second)
{
    public bool IsZero => First == 0 && Second == 0;
}
