using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Linkage.Domain.Matching;

/// <summary>How many candidates are counted at once; results do not depend on it.</summary>
public enum LaneWidth
{
    /// <summary>The widest that the processor has.</summary>
    Widest,
    Lanes64,
    Lanes256,
    Lanes512,
}

internal static class LaneWidths
{
    public static bool IsSupported(this LaneWidth width) => width switch
    {
        LaneWidth.Lanes512 => Avx512F.IsSupported && Vector512.IsHardwareAccelerated,
        LaneWidth.Lanes256 => Vector256.IsHardwareAccelerated,
        _ => true,
    };

    public static LaneWidth Resolve(this LaneWidth width) => width != LaneWidth.Widest ? width
        : LaneWidth.Lanes512.IsSupported() ? LaneWidth.Lanes512
        : LaneWidth.Lanes256.IsSupported() ? LaneWidth.Lanes256
        : LaneWidth.Lanes64;
}
