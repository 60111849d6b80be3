using System.CommandLine;
using Linkage.Partner.SignIn;

namespace Linkage.Partner;

/// <summary>The commands, in the order in which the help shows them.</summary>
internal static class Commands
{
    public static IEnumerable<Command> All() =>
    [
        new LoginCommand(),
        new LogoutCommand(),
        new WhoAmICommand(),
    ];
}
