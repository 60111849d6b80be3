using Linkage.Domain.CodeLists;
using Linkage.Domain.Identifiers;
using Linkage.Domain.Json;

namespace Linkage.Domain.Schemas;

/// <summary>Whether the parts of a field's declaration fit one another: role, type, categories, formats.</summary>
internal sealed class FieldRules(Field field, string at, FaultList faults)
{
    private const int MostCategories = 1_000;

    public void Check(IReadOnlySet<string> codeLists)
    {
        faults.Check(Names.IsIdentifier(field.Name), $"{at}/name", "name",
            "A field is named by a letter, then letters, digits and underscores.");
        CheckRole();
        CheckEntityType();
        CheckCategories();
        CheckCodeList(codeLists);
        CheckFormats();
        if (!field.LinksOnly && DirectIdentifiers.RuleForName(field.Name) is { } rule)
            faults.Add($"{at}/name", rule, "A field of this name identifies people; deliver a pseudonym in its place.");
    }

    private void CheckRole()
    {
        var fits = field.Role switch
        {
            FieldRole.Pseudonym or FieldRole.Encoding => field.Type == FieldType.String,
            FieldRole.Group => field.Type is not (FieldType.Number or FieldType.Date),
            FieldRole.Measure => field.Type is FieldType.Integer or FieldType.Number or FieldType.Boolean,
            FieldRole.Period => field.Type is FieldType.String or FieldType.Date or FieldType.Year or FieldType.Yearmonth,
            _ => true,
        };
        faults.Check(fits, $"{at}/role", "role-type", "A field of this type cannot have this role.");
        faults.Check(field.Sensitive != true || !field.LinksOnly, $"{at}/sensitive", "linking-only",
            "A pseudonym or encoding is no category.");
    }

    private void CheckEntityType()
    {
        if (field.LinksOnly)
            faults.Check(field.EntityType is not null, $"{at}/entityType", "missing-property",
                "A pseudonym or encoding says what it stands for.");
        else
            faults.Check(field.EntityType is null, $"{at}/entityType", "not-linking", "Only a pseudonym or encoding stands for an entity.");
    }

    private void CheckCategories()
    {
        if (field.Categories is not { } categories) return;
        faults.Check(
            !field.LinksOnly && field.Type is FieldType.String or FieldType.Integer or FieldType.Year, $"{at}/categories", "type",
            "Only strings, integers and years that do not link have categories.");
        faults.Check(field.CodeList is null, $"{at}/categories", "both", "A field has categories or a code list, not both.");
        faults.Check(
            categories.Count is > 0 and <= MostCategories, $"{at}/categories", "count", $"A field has 1 to {MostCategories} categories.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < categories.Count; i++)
        {
            var (value, place) = (categories[i].Value, $"{at}/categories/{i}");
            faults.Check(seen.Add(value.Text), place, "duplicate", "This category stands here more than once.");
            faults.Check(IsValue(value), place, "type", "This is no value of the field's type that can stand in results.");
        }
    }

    private bool IsValue(Literal value) => field.Type == FieldType.String
        ? value.IsText && CodeListRules.IsCode(value.Text)
        : !value.IsText && FieldText.Read(field, value.Text, out var number) is null && value.Text == number.ToString();

    private void CheckCodeList(IReadOnlySet<string> codeLists)
    {
        if (field.CodeList is not { } name) return;
        faults.Check(codeLists.Contains(name), $"{at}/codeList", "unknown-code-list", "The agreement has no code list of this name.");
        faults.Check(
            field.Type == FieldType.String && field.Role is FieldRole.Group or FieldRole.Filter, $"{at}/codeList", "type",
            "Only strings to group or filter by have a code list.");
    }

    private void CheckFormats()
    {
        if (field.Decimals is { } decimals)
        {
            faults.Check(field.Type == FieldType.Number, $"{at}/decimals", "type", "Only a number has decimals.");
            faults.Check(decimals is >= 0 and <= Field.MostDecimals, $"{at}/decimals", "range",
                $"0 to {Field.MostDecimals} decimals are kept.");
        }

        if (field.Format is { } format)
            faults.Check(field.Type == FieldType.Date && DateFormat.IsKnown(format), $"{at}/format", "format",
                "This date format is not taken.");
        if (field.TrueValues is null && field.FalseValues is null) return;
        faults.Check(field.Type == FieldType.Boolean, $"{at}/trueValues", "type", "Only a boolean has these.");
        var (whenTrue, whenFalse) = (field.TrueValues ?? [], field.FalseValues ?? []);
        faults.Check(
            whenTrue.Count > 0 && whenFalse.Count > 0 && !whenTrue.Intersect(whenFalse).Any(), $"{at}/trueValues", "both",
            "Texts for true and for false are given together, and none means both.");
    }
}
