using System.Text.Json.Serialization;

namespace Linkage.Domain.Protection.Tables;

/// <summary>A group variable and its classification: one level, or a hierarchy from the finest to the coarsest.</summary>
/// <param name="Levels">Finest first; every category of a level but the coarsest names its parent in the next.</param>
/// <param name="Sensitive">Whether its categories are conclusions about people, which group disclosure and the zero rule guard. Left open,
/// hierarchies (areas) are not and flat variables are.</param>
public sealed record Variable(string Name, IReadOnlyList<Level> Levels, bool? Sensitive = null)
{
    /// <summary>Code of the total over all categories (SDMX).</summary>
    public const string Total = "_T";

    /// <summary>Code of the category of missing values (SDMX "not applicable"); it is protected as any other category.</summary>
    public const string Missing = "_Z";

    [JsonIgnore]
    public bool IsSensitive => Sensitive ?? Levels.Count == 1;
}
