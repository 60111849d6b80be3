using System.Collections;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Screens;
using Linkage.Partner.Verbs;

namespace Linkage.Partner;

/// <summary>The `linkage` command as a function, so that the demo and the tests run what a user runs.</summary>
internal static class LinkageCommand
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after `linkage`.</param>
    /// <param name="output">Where the answer goes; with --json nothing but JSON.</param>
    /// <param name="error">Where progress, notes and refusals go.</param>
    /// <param name="handler">How to reach the service; null for a real connection. Not disposed.</param>
    /// <param name="environment">
    /// Environment variables: LINKAGE_SERVER, LINKAGE_TOKEN, LINKAGE_KEY, LINKAGE_HOME, LINKAGE_PROJECT, XDG_CONFIG_HOME, HOME, NO_COLOR.
    /// </param>
    /// <param name="cancel">Ends the command cleanly with exit code 130.</param>
    /// <returns>The exit code, see <see cref="ExitCode"/>.</returns>
    public static Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        HttpMessageHandler? handler,
        IDictionary environment,
        CancellationToken cancel) =>
        RunAsync(args, new Surroundings { Output = output, Error = error, Handler = handler, Environment = environment }, cancel);

    public static async Task<int> RunAsync(string[] args, Surroundings surroundings, CancellationToken cancel)
    {
        surroundings.EnableDefaultExceptionHandler = false;
        surroundings.ProcessTerminationTimeout = null;
        var parse = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            return parse.Action is ParseErrorAction usage
                ? Misused(parse, usage, surroundings)
                : await parse.InvokeAsync(surroundings, cancel);
        }
#pragma warning disable CA1031 // The last line of defence: a user never sees a stack trace.
        catch (Exception bug)
#pragma warning restore CA1031
        {
            await surroundings.Error.WriteLineAsync(
                $"This is a fault of linkage itself ({bug.GetType().Name}). Please report it with the command that you gave.");
            return (int)ExitCode.Bug;
        }
    }

    private static int Misused(ParseResult parse, ParseErrorAction usage, Surroundings surroundings)
    {
        if (parse.GetValue(GlobalOptions.Json))
        {
            var faults = parse.Errors.Select(error => new Fault("", "usage", error.Message)).ToList();
            var ending = Ending.BadInput(Refusal.Invalid("usage", "The command line cannot be read.", faults));
            Screen.WriteJson(surroundings.Output, ending.ToProblem());
            return (int)ExitCode.BadInput;
        }

        usage.ShowHelp = false;
        parse.Invoke(surroundings);
        surroundings.Error.WriteLine($"See: {Path(parse.CommandResult.Command)} --help");
        return (int)ExitCode.BadInput;
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "linkage";

    private static RootCommand Root()
    {
        var root = new RootCommand("linkage: deliver, ask, judge and fetch at a trusted third party for data linkage.")
        {
            GlobalOptions.Json,
            GlobalOptions.Server,
        };
        foreach (var command in Commands.All())
        {
            root.Subcommands.Add(command);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelp((HelpAction)help.Action!);
        return root;
    }
}
