using Linkage.Domain.Protection.Policies;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Questions;

namespace Linkage.Worker.Links;

/// <summary>The combinations that the agreement calls impossible, in the group variables of one question.</summary>
internal static class ImpossibleGroups
{
    /// <summary>A combination counts where the question groups by all of its fields, and then under each alias of its dataset.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Of(
        BoundQuestion question, IReadOnlyList<Variable> variables, IEnumerable<ImpossibleCombination> agreed) =>
        [.. agreed.SelectMany(combination => question.Inputs.Where(input => input.Dataset.Name == combination.Dataset)
                .Select(input => combination.Codes.ToDictionary(part => $"{input.Alias}.{part.Key}", part => part.Value)))
            .Where(codes => codes.All(part => variables.Any(variable => variable.Name == part.Key && Has(variable, part.Value))))];

    private static bool Has(Variable variable, string code) =>
        variable.Levels.Any(level => level.Categories.Any(category => category.Code == code));
}
