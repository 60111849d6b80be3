using System.CommandLine;

namespace Linkage.Partner.Verbs;

/// <summary>Prints the function by which bash completes commands and options; the words come from the [suggest] directive.</summary>
internal sealed class CompletionCommand : Verb
{
    private const string Bash = """
        _linkage() {
            local words
            words="$("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)"
            mapfile -t COMPREPLY < <(compgen -W "${words}" -- "${COMP_WORDS[COMP_CWORD]}")
        }
        complete -F _linkage linkage
        """;

    private readonly Argument<string> _shell = new("shell") { Description = "The shell: bash.", DefaultValueFactory = _ => "bash" };

    public CompletionCommand()
        : base(
            "completion",
            "Print the completion function for bash.",
            "linkage completion bash > ~/.local/share/bash-completion/completions/linkage")
    {
        _shell.AcceptOnlyFromAmong("bash");
        Arguments.Add(_shell);
    }

    protected override Task<ExitCode> RunAsync(Session session, CancellationToken cancel) =>
        Task.FromResult(session.Screen.Show(new System.Text.Json.Nodes.JsonObject { ["bash"] = Bash }, Bash));
}
