using Linkage.Domain.Encodings;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Lab;

/// <summary>What is done with the first row of the data.</summary>
internal enum HeaderCheck
{
    /// <summary>It names the schema's features, in their order.</summary>
    Check,

    /// <summary>It is a header and is not looked at.</summary>
    Ignore,

    /// <summary>There is none: the first row is a record.</summary>
    None,
}

internal static class HeaderChecks
{
    public static Refusal? Refuse(this HeaderCheck check, EncodingSchema schema, IReadOnlyList<string> header)
    {
        if (check != HeaderCheck.Check) return null;
        List<Fault> faults = [];
        if (header.Count != schema.Features.Count)
        {
            faults.Add(new(
                "/0", "number-of-columns", $"The header has {header.Count} columns and the schema {schema.Features.Count} features."));
        }

        for (var i = 0; i < Math.Min(header.Count, schema.Features.Count); i++)
        {
            var name = schema.Features[i].Identifier;
            if (header[i] != name)
                faults.Add(new($"/0/{name}", "column-name", $"Column {i + 1} does not have the name of the schema's feature."));
        }

        return faults.Count == 0 ? null : Refusal.Invalid(
            "header",
            "The header does not fit the schema. Spaces around names count unless --trim is given; --header ignore skips the check.",
            faults);
    }
}
