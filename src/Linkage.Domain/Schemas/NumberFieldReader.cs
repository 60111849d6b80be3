using System.Collections.Frozen;

namespace Linkage.Domain.Schemas;

/// <summary>Reads every type that is kept as an integer.</summary>
internal sealed class NumberFieldReader : FieldReader
{
    private readonly Field _field;
    private readonly FieldBounds _bounds;
    private readonly FrozenSet<long>? _enum;
    private readonly FrozenSet<long>? _categories;

    public NumberFieldReader(Field field, IReadOnlyList<string> missingValues)
        : base(field, missingValues)
    {
        _field = field;
        _bounds = FieldBounds.Of(field);
        _enum = Values(field.Constraints.Enum);
        _categories = Values(field.Categories?.Select(c => c.Value));
    }

    private protected override FieldReading ReadPresent(ReadOnlySpan<char> text)
    {
        if (FieldText.Read(_field, text, out var value) is { } rule) return FieldReading.Broken(rule);
        if (value < _bounds.Low) return FieldReading.Broken(FieldRule.Minimum);
        if (value > _bounds.High) return FieldReading.Broken(FieldRule.Maximum);
        if (_enum?.Contains(value) == false) return FieldReading.Broken(FieldRule.Enum);
        return _categories?.Contains(value) == false ? FieldReading.Broken(FieldRule.Category) : FieldReading.Of(value);
    }

    private FrozenSet<long>? Values(IEnumerable<Literal>? literals) => literals?
        .Select(l => FieldText.Read(_field, l.Text, out var value) is null ? value : (long?)null)
        .OfType<long>()
        .ToFrozenSet();
}
