using Linkage.Domain.CodeLists;

namespace Linkage.Domain.Schemas;

/// <summary>
/// The rules of one field made ready for streaming: a pure function from the text of a value to how it is kept, or to the rule it
/// breaks. Allocates nothing per value. Uniqueness needs the whole delivery and is judged elsewhere. Safe for many threads.
/// </summary>
public abstract class FieldReader
{
    private readonly IReadOnlyList<string> _missing;
    private readonly bool _required;

    private protected FieldReader(Field field, IReadOnlyList<string> missingValues) =>
        (_missing, _required) = (missingValues, field.IsRequired);

    /// <param name="field">A field without faults (<see cref="SchemaRules"/>).</param>
    /// <param name="missingValues">Of the schema.</param>
    /// <param name="codes">Of the code list that the field names; null when it names none.</param>
    public static FieldReader Compile(Field field, IReadOnlyList<string> missingValues, CodeIndex? codes) =>
        field.Type == FieldType.String ? new TextFieldReader(field, missingValues, codes) : new NumberFieldReader(field, missingValues);

    public FieldReading Read(ReadOnlySpan<char> text)
    {
        if (!IsMissing(text)) return ReadPresent(text);
        return _required ? FieldReading.Broken(FieldRule.Required) : FieldReading.Missing;
    }

    private protected abstract FieldReading ReadPresent(ReadOnlySpan<char> text);

    private bool IsMissing(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < _missing.Count; i++)
        {
            if (text.SequenceEqual(_missing[i])) return true;
        }

        return false;
    }
}
