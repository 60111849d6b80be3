using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Schemas;

/// <summary>What a table schema must keep to before data is asked for by it; pointers are relative to the schema.</summary>
public static class SchemaRules
{
    private const int MostFields = 500;
    private const int MostMissingValues = 20;

    /// <param name="schema">What was declared.</param>
    /// <param name="codeLists">The names of the code lists that fields may refer to.</param>
    public static IReadOnlyList<Fault> Check(TableSchema schema, IReadOnlySet<string> codeLists)
    {
        var faults = new FaultList();
        faults.Check(schema.Fields.Count is > 0 and <= MostFields, "/fields", "count", $"A schema has 1 to {MostFields} fields.");
        faults.Check(schema.Fields.Any(f => f.LinksOnly), "/fields", "no-subject", "A schema has a pseudonym or an encoding to link by.");
        CheckNames(schema, faults);
        for (var i = 0; i < schema.Fields.Count; i++)
        {
            new FieldRules(schema.Fields[i], $"/fields/{i}", faults).Check(codeLists);
            new ConstraintRules(schema.Fields[i], $"/fields/{i}", faults).Check();
        }

        CheckPrimaryKey(schema, faults);
        CheckMissingValues(schema, faults);
        return faults.ToList();
    }

    private static void CheckNames(TableSchema schema, FaultList faults)
    {
        // Engines and spreadsheets ignore case, so names that differ in nothing else are one.
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < schema.Fields.Count; i++)
            faults.Check(seen.Add(schema.Fields[i].Name), $"/fields/{i}/name", "duplicate", "This name stands here more than once.");
    }

    private static void CheckPrimaryKey(TableSchema schema, FaultList faults)
    {
        for (var i = 0; i < schema.PrimaryKey.Count; i++)
        {
            var (name, at) = (schema.PrimaryKey[i], $"/primaryKey/{i}");
            faults.Check(schema.Find(name) is not null, at, "unknown-field", "There is no field of this name.");
            faults.Check(!schema.PrimaryKey.Take(i).Contains(name), at, "duplicate", "This name stands here more than once.");
        }
    }

    private static void CheckMissingValues(TableSchema schema, FaultList faults)
    {
        var count = schema.MissingValues.Count;
        faults.Check(count <= MostMissingValues, "/missingValues", "count", $"At most {MostMissingValues} texts stand for no value.");
        faults.Check(schema.MissingValues.Distinct().Count() == count, "/missingValues", "duplicate", "A text stands here more than once.");
    }
}
