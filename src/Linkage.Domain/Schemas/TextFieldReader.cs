using System.Buffers.Text;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Keys;
using Linkage.Domain.Periods;

namespace Linkage.Domain.Schemas;

/// <summary>Reads strings: categories, codes, pseudonyms, encodings and plain text.</summary>
internal sealed class TextFieldReader : FieldReader
{
    /// <summary>In characters, where the schema sets no length of its own; an encoding of 4,096 bits takes 684.</summary>
    private const int Longest = 1_000;

    private readonly Field _field;
    private readonly CodeIndex? _codes;
    private readonly Regex? _pattern;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>>? _categories;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? _enum;

    public TextFieldReader(Field field, IReadOnlyList<string> missingValues, CodeIndex? codes)
        : base(field, missingValues)
    {
        (_field, _codes) = (field, codes);
        if (field.Constraints.Pattern is { } pattern) _pattern = WholePattern.Compile(pattern);
        _enum = field.Constraints.Enum?.Select(l => l.Text).ToFrozenSet(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _categories = field.Categories?.Select((c, i) => KeyValuePair.Create(c.Value.Text, i))
            .ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private protected override FieldReading ReadPresent(ReadOnlySpan<char> text)
    {
        var number = 0;
        var rule = BrokenByCharacters(text) ?? BrokenByConstraints(text) ?? BrokenByRole(text) ?? BrokenByCategories(text, ref number);
        return rule is null ? FieldReading.Of(number) : FieldReading.Broken(rule);
    }

    private string? BrokenByCharacters(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character)) return FieldRule.ControlCharacter;
        }

        var length = CodePoints(text);
        if (length < _field.Constraints.MinLength) return FieldRule.MinLength;
        return length > (_field.Constraints.MaxLength ?? Longest) ? FieldRule.MaxLength : null;
    }

    private string? BrokenByConstraints(ReadOnlySpan<char> text)
    {
        if (_pattern?.IsMatch(text) == false) return FieldRule.Pattern;
        return _enum is { } values && !values.Contains(text) ? FieldRule.Enum : null;
    }

    private string? BrokenByRole(ReadOnlySpan<char> text) => _field.Role switch
    {
        FieldRole.Pseudonym when !PartnerPseudonym.TryParse(text, out _) => FieldRule.Pseudonym,
        FieldRole.Encoding when !Base64.IsValid(text) => FieldRule.Encoding,
        FieldRole.Period when !Period.TryParse(text, out _) => FieldRule.Period,
        _ => null,
    };

    private string? BrokenByCategories(ReadOnlySpan<char> text, ref int number)
    {
        if (_codes is not null) return _codes.TryLeaf(text, out number) ? null : FieldRule.CodeList;
        if (_categories is { } known) return known.TryGetValue(text, out number) ? null : FieldRule.Category;
        return _field.Role == FieldRole.Group && !CodeListRules.IsCode(text) ? FieldRule.Category : null;
    }

    private static int CodePoints(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
        {
            if (!char.IsLowSurrogate(character)) count++;
        }

        return count;
    }
}
