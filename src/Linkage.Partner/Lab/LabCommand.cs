using System.CommandLine;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Lab;

/// <summary>Method work on test data, without a service: what runs here is what runs inside the vault.</summary>
internal static class LabCommand
{
    public static Command Create() => new Noun(
        "lab",
        "Try methods on test data, without a connection.",
        new EncodeCommand(),
        new DescribeCommand(),
        new MatchCommand(),
        new TrainCommand(),
        new ProtectCommand(),
        new AuditCommand());
}
