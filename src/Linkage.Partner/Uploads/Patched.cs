using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Uploads;

/// <summary>What became of one PATCH.</summary>
/// <param name="Offset">Where the next one begins, as far as is known.</param>
internal readonly record struct Patched(long Offset, Disturbance Disturbance, Refusal? Refusal);

/// <summary>Why a PATCH was not taken.</summary>
internal enum Disturbance
{
    None,

    /// <summary>The service has more or fewer bytes than was thought: ask, and go on from there.</summary>
    OtherOffset,

    /// <summary>The checksum of the bytes differs: send them again.</summary>
    DamagedOnTheWay,

    Refused,
}
