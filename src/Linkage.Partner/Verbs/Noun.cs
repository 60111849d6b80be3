using System.CommandLine;

namespace Linkage.Partner.Verbs;

/// <summary>A group of verbs over one noun; alone it does nothing but show its help.</summary>
internal sealed class Noun : Command, IExampled
{
    public Noun(string name, string description, params Verb[] verbs)
        : base(name, description)
    {
        Examples = [.. verbs.SelectMany(verb => verb.Examples.Take(1))];
        foreach (var verb in verbs)
        {
            Subcommands.Add(verb);
        }
    }

    public IReadOnlyList<string> Examples { get; }
}
