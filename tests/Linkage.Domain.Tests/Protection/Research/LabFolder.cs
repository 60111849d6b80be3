using System.Collections;
using Linkage.Partner.Lab;
using Linkage.Partner.Verbs;

namespace Linkage.Domain.Tests.Protection.Research;

/// <summary>A folder in which the laboratory's commands run; words with a dot in them are files in it.</summary>
internal sealed class LabFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("linkage-lab").FullName;

    public string PathOf(string name) => Path.Combine(_folder, name);

    public LabFolder Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    public string Text(string name) => File.ReadAllText(PathOf(name));

    public string[] Lines(string name) => File.ReadAllLines(PathOf(name));

    public async Task<(int Code, string Output, string Error)> Run(string verb, params string[] words)
    {
        using StringWriter output = new(), error = new();
        var around = new Surroundings { Output = output, Error = error, Environment = new Hashtable() };
        string[] args = [verb, .. words.Select(word => word.StartsWith('-') ? word : PathOf(word))];
        var code = await LabCommand.Create().Parse(args).InvokeAsync(around, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    public Task<(int Code, string Output, string Error)> Protect() =>
        Run("protect", "--in", "data.csv", "--spec", "spec.json", "--out", "out");

    public Task<(int Code, string Output, string Error)> Audit(params string[] more) =>
        Run("audit", ["--in", "out/published.csv", "--spec", "spec.json", .. more]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
