using Linkage.Domain.Outcomes;
using Linkage.Domain.Schemas;

namespace Linkage.Api.Projects;

/// <summary>A project to be, owned by the caller's organisation.</summary>
/// <param name="Name">Short name, `^[a-z][a-z0-9-]{1,62}$`.</param>
/// <param name="Title">In a sentence.</param>
public sealed record ProjectRequest(string Name, string Title)
{
    private const int LongestTitle = 400;

    internal Refusal? Check()
    {
        List<Fault> faults = [];
        if (!Names.IsSlug(Name) || Name.Length < 2)
            faults.Add(
                new Fault("/name", "slug", "A short name begins with a letter and has 2 to 63 lower-case letters, digits and hyphens."));
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > LongestTitle)
            faults.Add(new Fault("/title", "length", $"A title has 1 to {LongestTitle} characters."));
        return faults.Count == 0 ? null : Refusal.Invalid("invalid-project", "The project breaks a rule.", faults);
    }
}
