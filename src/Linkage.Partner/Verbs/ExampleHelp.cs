using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Linkage.Partner.Verbs;

/// <summary>The usual help, followed by the command's examples and the exit codes.</summary>
internal sealed class ExampleHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private const string ExitCodes =
        "  0 done   1 refused by the service   2 usage or bad input   3 verification failed\n"
        + "  4 not signed in or not allowed   5 service unreachable   130 stopped by the user";

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is IExampled { Examples.Count: > 0 } command)
        {
            output.WriteLine("Examples:");
            foreach (var example in command.Examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        output.WriteLine("Exit codes:");
        output.WriteLine(ExitCodes);
        return code;
    }
}
