namespace Linkage.Domain.Schemas;

/// <summary>The names of the rules that a value can break, as a delivery's report names them.</summary>
public static class FieldRule
{
    /// <summary>Not a value of the declared type.</summary>
    public const string Type = "type";

    /// <summary>More decimals than declared.</summary>
    public const string Decimals = "decimals";

    /// <summary>Further from 0 than can be kept (<see cref="FieldBounds.Widest"/>).</summary>
    public const string Range = "range";

    /// <summary>Missing where a value is required; pseudonyms and encodings always are.</summary>
    public const string Required = "required";

    public const string Minimum = "minimum";

    public const string Maximum = "maximum";

    public const string MinLength = "min-length";

    public const string MaxLength = "max-length";

    public const string Pattern = "pattern";

    /// <summary>Not among the values of the constraint `enum`.</summary>
    public const string Enum = "enum";

    /// <summary>Not among the declared categories, or no text that may stand as a category in results.</summary>
    public const string Category = "category";

    /// <summary>Not a code of the finest level of the code list.</summary>
    public const string CodeList = "code-list";

    /// <summary>Not of the form of <see cref="Keys.PartnerPseudonym"/>.</summary>
    public const string Pseudonym = "pseudonym";

    /// <summary>Not base64.</summary>
    public const string Encoding = "encoding";

    /// <summary>Not a reference period.</summary>
    public const string Period = "period";

    /// <summary>Holds a control character.</summary>
    public const string ControlCharacter = "control-character";
}
