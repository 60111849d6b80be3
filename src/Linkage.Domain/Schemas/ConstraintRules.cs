using Linkage.Domain.Json;

namespace Linkage.Domain.Schemas;

/// <summary>Whether the constraints of a field fit its type, and can be met at all.</summary>
internal sealed class ConstraintRules(Field field, string at, FaultList faults)
{
    private const int MostValues = 10_000;
    private const int LongestPattern = 500;
    private const int LongestText = 4_000;

    private readonly Constraints _constraints = field.Constraints;
    private readonly string _at = $"{at}/constraints";

    public void Check()
    {
        var minimum = CheckBound(_constraints.Minimum, "minimum");
        var maximum = CheckBound(_constraints.Maximum, "maximum");
        faults.Check(!(minimum > maximum), $"{_at}/minimum", "empty", "The minimum is above the maximum.");
        CheckLengths();
        CheckPattern();
        CheckEnum();
    }

    private long? CheckBound(Literal? bound, string name)
    {
        if (bound is not { } written) return null;
        var ordered = field.Type is not (FieldType.String or FieldType.Boolean);
        if (faults.Check(ordered, $"{_at}/{name}", "type", "Values of this type have no order to bound.")
            && faults.Check(IsWritten(written, out var value), $"{_at}/{name}", "type", "This is no value of the field's type."))
            return value;
        return null;
    }

    // Numbers are written as JSON numbers, dates and months as text, years as either.
    private bool IsWritten(Literal literal, out long value)
    {
        value = 0;
        var form = field.Type is FieldType.Integer or FieldType.Number ? !literal.IsText : literal.IsText || field.Type == FieldType.Year;
        return form && FieldText.Read(field, literal.Text, out value) is null;
    }

    private void CheckLengths()
    {
        var (least, most) = (_constraints.MinLength, _constraints.MaxLength);
        if (least is null && most is null) return;
        faults.Check(field.Type == FieldType.String, $"{_at}/maxLength", "type", "Only strings have a length.");
        faults.Check(least is null or >= 0, $"{_at}/minLength", "range", "A length is not negative.");
        faults.Check(most is null or (> 0 and <= LongestText), $"{_at}/maxLength", "range",
            $"A string has at most {LongestText} characters.");
        faults.Check(!(least > most), $"{_at}/minLength", "empty", "The least length is above the greatest.");
    }

    private void CheckPattern()
    {
        if (_constraints.Pattern is not { } pattern) return;
        faults.Check(field.Type == FieldType.String, $"{_at}/pattern", "type", "Only strings have a pattern.");
        faults.Check(
            pattern.Length <= LongestPattern && WholePattern.IsValid(pattern), $"{_at}/pattern", "pattern",
            "This is no regular expression that can be matched in linear time (no look-around, no back references), or is too long.");
    }

    private void CheckEnum()
    {
        if (_constraints.Enum is not { } values) return;
        faults.Check(values.Count is > 0 and <= MostValues, $"{_at}/enum", "count", $"An enum has 1 to {MostValues} values.");
        faults.Check(field.Categories is null, $"{_at}/enum", "both", "A field has categories or an enum, not both.");
        for (var i = 0; i < values.Count; i++)
        {
            var fits = field.Type switch
            {
                FieldType.String => values[i].IsText,
                FieldType.Boolean => false,
                _ => IsWritten(values[i], out _),
            };
            faults.Check(fits, $"{_at}/enum/{i}", "type", "This is no value of the field's type.");
        }
    }
}
