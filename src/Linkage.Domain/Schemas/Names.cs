using System.Text.RegularExpressions;

namespace Linkage.Domain.Schemas;

/// <summary>The forms that names in documents have.</summary>
public static partial class Names
{
    private static readonly string[] ReservedEndings = ["_status", "_confidentiality", "_level"];

    /// <summary>Organisations, datasets, code lists, questions, tables: they stand in addresses and file names.</summary>
    public static bool IsSlug(string name) => Slug().IsMatch(name);

    /// <summary>Fields, aliases: expressions name them.</summary>
    public static bool IsIdentifier(string name) => Identifier().IsMatch(name);

    /// <summary>
    /// Derived variables and measures: they head columns of results, beside which others stand that are named after them.
    /// </summary>
    public static bool IsResultName(string name) =>
        IsIdentifier(name) && !ReservedEndings.Any(e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Slug();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
