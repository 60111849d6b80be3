using Linkage.Domain.Lifecycles;

namespace Linkage.Domain.Releases;

public enum ReleaseState
{
    Released,
    Recalled,
}

public static class ReleaseLifecycle
{
    public static Lifecycle<ReleaseState> Steps { get; } = new("release", ReleaseState.Released,
    [
        new(ReleaseState.Released, ReleaseState.Recalled, "recall"),
    ]);
}
