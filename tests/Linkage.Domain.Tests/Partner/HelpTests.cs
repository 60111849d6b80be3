using System.CommandLine;
using Linkage.Partner;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Partner;

public class HelpTests
{
    public static TheoryData<string> EveryCommand() => [.. Leaves(Commands.All(), "")];

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public async Task Every_command_has_help_with_examples_that_parse(string path)
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.Done, await line.RunAsync([.. path.Split(' '), "--help"]));
        Assert.Contains("Examples:", line.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", line.Output, StringComparison.Ordinal);
        Assert.All(Find(path).Examples, example => Assert.Contains(example, line.Output, StringComparison.Ordinal));
        Assert.Contains("linkage " + path, Find(path).Examples[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void The_examples_are_valid_command_lines(string path)
    {
        var root = new RootCommand { GlobalOptions.Json, GlobalOptions.Server };
        foreach (var command in Commands.All())
        {
            root.Subcommands.Add(command);
        }

        Assert.All(Find(path).Examples, example =>
        {
            var words = example[(example.IndexOf("linkage ", StringComparison.Ordinal) + "linkage ".Length)..].Split(" > ")[0];
            Assert.Empty(root.Parse(words).Errors);
        });
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("jobs submit --project prj-1")]
    [InlineData("jobs submit --project prj-1 --question a --question-file b.json")]
    [InlineData("upload x.csv --project prj-1 --dataset d --period 2023JJ00 --piece 65")]
    [InlineData("projects list --server nowhere")]
    [InlineData("reviews approve job-1")]
    public async Task A_misused_command_says_what_is_wrong_and_ends_with_2(string words)
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.BadInput, await line.RunAsync(words.Split(' ')));
        Assert.NotEmpty(line.Error);
        Assert.Contains("--help", line.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCode.BadInput, await line.RunAsync([.. words.Split(' '), "--json"]));
        Assert.Equal(2, (int)line.Json["exitCode"]!);
        Assert.NotEmpty(line.Json["errors"]!.AsArray());
    }

    [Fact]
    public async Task Completion_suggests_the_words_that_fit()
    {
        using var line = new CommandLine();
        Assert.Equal(ExitCode.Done, await line.RunAsync("completion"));
        Assert.Contains("complete -F _linkage linkage", line.Output, StringComparison.Ordinal);
        await line.RunAsync("[suggest:13]", "linkage jobs s");
        Assert.Contains("submit", line.Output, StringComparison.Ordinal);
        Assert.Contains("status", line.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Leaves(IEnumerable<Command> commands, string before) => commands.SelectMany(command =>
        command.Subcommands.Count == 0 ? [before + command.Name] : Leaves(command.Subcommands, $"{before}{command.Name} "));

    private static Verb Find(string path)
    {
        var commands = Commands.All();
        Command? found = null;
        foreach (var word in path.Split(' '))
        {
            found = commands.Single(command => command.Name == word);
            commands = found.Subcommands;
        }

        return Assert.IsType<Verb>(found, exactMatch: false);
    }
}
