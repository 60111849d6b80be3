using Linkage.Domain.Identifiers;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Pseudonyms;

/// <summary>How one column of identifiers becomes a column of pseudonyms.</summary>
internal sealed record ColumnRule(string Column, string EntityType, Normalisation Normalisation, string NewName)
{
    public const string Form = "column[:entityType[:normalisation]][=newName]";
    private static readonly string[] EntityTypes = ["person", "household", "address", "organisation"];

    /// <summary>Reads <see cref="Form"/>; person and text where nothing is said, and the column keeps its name.</summary>
    public static Outcome<ColumnRule> Parse(string text)
    {
        var named = text.Split('=');
        var parts = named[0].Split(':');
        if (named.Length > 2 || parts.Length > 3 || named.Concat(parts).Any(string.IsNullOrWhiteSpace))
        {
            return new Refusal(RefusalKind.Invalid, "column-rule", $"A column is given as {Form}.");
        }

        var entityType = parts.Length > 1 ? parts[1] : EntityTypes[0];
        if (!EntityTypes.Contains(entityType))
        {
            return new Refusal(RefusalKind.Invalid, "entity-type", $"An entity type is one of: {string.Join(", ", EntityTypes)}.");
        }

        return Normalisation.Named(parts.Length > 2 ? parts[2] : "text")
            .Then<ColumnRule>(normalisation => new ColumnRule(
                parts[0], entityType, normalisation, named.Length == 2 ? named[1] : parts[0]));
    }
}
