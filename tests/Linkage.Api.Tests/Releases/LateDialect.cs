using Linkage.Api.Tests.Running;
using Linkage.Storage.Databases;

namespace Linkage.Api.Tests.Releases;

/// <summary>Somebody changes something just before the release lock is had for the first time.</summary>
internal sealed class LateDialect(SqlDialect dialect, Func<Session, Task> change) : SameDialect(dialect)
{
    /// <summary>How often it was asked for.</summary>
    public int Locks { get; private set; }

    public override async Task LockAsync(Session session, string resource, CancellationToken cancel)
    {
        if (resource.StartsWith("linkage-release-", StringComparison.Ordinal) && Locks++ == 0) await change(session);
        await base.LockAsync(session, resource, cancel);
    }
}
