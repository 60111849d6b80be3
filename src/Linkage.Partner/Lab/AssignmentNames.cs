using Linkage.Domain.Matching;

namespace Linkage.Partner.Lab;

/// <summary>The names of the assignment methods on the command line.</summary>
internal static class AssignmentNames
{
    private static readonly (string Name, AssignmentMethod Method)[] Names =
    [
        ("greedy", AssignmentMethod.Greedy),
        ("optimal", AssignmentMethod.Optimal),
        ("all", AssignmentMethod.All),
        ("many-to-one", AssignmentMethod.ManyToOne),
    ];

    public static IEnumerable<string> All => Names.Select(known => known.Name);

    public static AssignmentMethod Parse(string name) => Names.Single(known => known.Name == name).Method;
}
