using Linkage.Domain.Identifiers;
using Linkage.Domain.Keys;

namespace Linkage.Partner.Pseudonyms;

/// <summary>One column of what is written: a pseudonym made of a column, or a column as it is.</summary>
/// <param name="Index">Place in the source.</param>
/// <param name="Normalisation">Null for a column as it is.</param>
/// <param name="Pseudonymiser">Null likewise.</param>
internal sealed record OutputColumn(int Index, string Name, Normalisation? Normalisation, Pseudonymiser? Pseudonymiser)
{
    /// <summary>Looks at what is delivered in the clear, so that no direct identifier slips through.</summary>
    public ColumnWatch Watch { get; } = new();
}
