using Linkage.Domain.Protection.Auditing;
using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Tests.Protection;

/// <summary>Suppression and audit may take a minute: whoever waits can end them.</summary>
public sealed class StoppedTests
{
    private static readonly DisclosurePolicy s_policy = new() { MinimumFrequency = 5 };

    [Fact]
    public void Suppression_ends_when_it_is_told_to() => Assert.ThrowsAny<OperationCanceledException>(() =>
        Suppression.Protect(RandomTables.Fill(RandomTables.Spec(), "stopped", 200).Tabulate(), s_policy, stop: new CancellationToken(true)));

    [Fact]
    public void The_audit_ends_when_it_is_told_to()
    {
        var made = Suppression.Protect(RandomTables.Fill(RandomTables.Spec(), "stopped", 200).Tabulate(), s_policy);
        var (published, structure) = (made.Publish(), made.Structure());
        Assert.ThrowsAny<OperationCanceledException>(() => Audit.Judge(published, structure, s_policy, new CancellationToken(true)));
    }
}
