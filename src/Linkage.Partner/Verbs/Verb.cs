using System.CommandLine;

namespace Linkage.Partner.Verbs;

/// <summary>One command that does something: its examples stand in its help, and its endings become exit codes.</summary>
internal abstract class Verb : Command, IExampled
{
    protected Verb(string name, string description, params string[] examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(InvokeAsync);
    }

    public IReadOnlyList<string> Examples { get; }

    protected abstract Task<ExitCode> RunAsync(Session session, CancellationToken cancel);

    private async Task<int> InvokeAsync(ParseResult parse, CancellationToken cancel)
    {
        using var session = new Session(parse);
        try
        {
            return (int)await RunAsync(session, cancel);
        }
        catch (Exception failure) when (Endings.Of(failure, session, cancel) is { } ending)
        {
            return (int)session.Screen.End(ending);
        }
    }
}
