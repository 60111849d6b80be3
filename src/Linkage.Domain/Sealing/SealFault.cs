namespace Linkage.Domain.Sealing;

/// <summary>Why sealed bytes cannot be opened.</summary>
public enum SealFault
{
    /// <summary>A bit was flipped, a chunk removed, moved or added, or the end is missing: cryptography cannot tell which.</summary>
    Altered,

    /// <summary>No magic at the beginning.</summary>
    NotSealed,

    /// <summary>Magic, but a version or chunk size that this program does not write.</summary>
    UnknownVersion,

    /// <summary>Sealed to a public key whose private half is not here.</summary>
    WrongKey,
}
