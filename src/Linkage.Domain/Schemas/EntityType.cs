namespace Linkage.Domain.Schemas;

/// <summary>What a pseudonym stands for. Pseudonyms are linked only within one entity type.</summary>
public enum EntityType
{
    Person,
    Household,
    Address,
    Organisation,
}
