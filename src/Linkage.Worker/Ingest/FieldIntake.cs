using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Identifiers;
using Linkage.Domain.Keys;
using Linkage.Domain.Schemas;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Ingest;

/// <summary>
/// Takes the values of one field: judges each, and puts it into the batch as the vault keeps it. Not safe for concurrent use.
/// </summary>
internal sealed class FieldIntake : IDisposable
{
    /// <summary>In bytes and characters; the rules of a field allow less.</summary>
    private const int LongestValue = 64 * 1024;

    private readonly Field _field;
    private readonly int _at;
    private readonly ColumnKind _kind;
    private readonly FieldReader _reader;
    private readonly SubjectHash? _hash;
    private readonly ColumnWatch? _watch;
    private readonly bool _inKey;
    private readonly bool _onlyShape;
    private readonly char[] _text = new char[LongestValue];
    private int _encodingLength = -1;

    public FieldIntake(TableSchema schema, DeliveryLayout layout, int at, CodeIndex? codes, ProjectKey key)
    {
        (_field, _at, _kind) = (schema.Fields[at], at, layout.Columns[at].Kind);
        if (_kind == ColumnKind.Subject) _hash = new SubjectHash(key, layout.Columns[at].EntityType!);
        _reader = FieldReader.Compile(_field, schema.MissingValues, codes);
        _inKey = schema.PrimaryKey.Contains(_field.Name);
        _onlyShape = _kind == ColumnKind.Subject && HasOnlyShape(_field, schema);
        if (!_field.LinksOnly && _field is { CodeList: null, Categories: null } && _kind is ColumnKind.Text or ColumnKind.Integer)
            _watch = new ColumnWatch();
    }

    public string Name => _field.Name;

    public bool IsUnique => _field.Constraints.Unique;

    public long Missing { get; private set; }

    /// <summary>Rules on direct identifiers that the field breaks as a whole, known at the end.</summary>
    public IEnumerable<string> IdentifierRules =>
        (_field.LinksOnly ? null : DirectIdentifiers.RuleForName(_field.Name)) is { } rule
            ? [rule, .. _watch?.Rules ?? []]
            : _watch?.Rules ?? [];

    public void Dispose() => _hash?.Dispose();

    /// <param name="value">Valid UTF-8.</param>
    /// <returns>The rule that the value breaks, or null; what breaks a rule is missing in the batch.</returns>
    public string? Take(ReadOnlySpan<byte> value, RowBatch batch)
    {
        if (_onlyShape && PartnerPseudonym.TryParse(value, out var pseudonym)) return Take(pseudonym, batch);
        if (value.Length > LongestValue) return FieldRule.MaxLength;
        ReadOnlySpan<char> text = _text.AsSpan(0, Encoding.UTF8.GetChars(value, _text));
        var reading = _reader.Read(text);
        if (reading.Rule is not null) return reading.Rule;
        if (reading.IsMissing) return TakeMissing();
        if (_kind == ColumnKind.Text && text.Length > DeliveryColumn.LongestText) return FieldRule.MaxLength;
        _watch?.Look(text);
        switch (_kind)
        {
            case ColumnKind.Subject: return PartnerPseudonym.TryParse(value, out pseudonym) ? Take(pseudonym, batch) : FieldRule.Pseudonym;
            case ColumnKind.Encoding: return TakeEncoding(value, batch);
            case ColumnKind.Text: batch.Set(_at, value); return null;
            default: batch.Set(_at, reading.Number); return null;
        }
    }

    /// <summary>Fields of the primary key are required, as Frictionless says.</summary>
    private string? TakeMissing()
    {
        Missing++;
        return _inKey ? FieldRule.Required : null;
    }

    /// <summary>Nothing but the shape of a pseudonym can be wrong: the general reader would only look at it again.</summary>
    private static bool HasOnlyShape(Field field, TableSchema schema) =>
        field.Constraints is { Pattern: null, Enum: null, MinLength: null, MaxLength: null }
        && schema.MissingValues.All(text => text.Length != PartnerPseudonym.TextLength);

    private string? Take(in PartnerPseudonym pseudonym, RowBatch batch)
    {
        Span<byte> bytes = stackalloc byte[ProjectPseudonym.ByteLength];
        _hash!.Of(pseudonym).CopyTo(bytes);
        batch.Set(_at, bytes);
        return null;
    }

    private string? TakeEncoding(ReadOnlySpan<byte> value, RowBatch batch)
    {
        Span<byte> bytes = stackalloc byte[4 * 1024];
        if (value.Length > bytes.Length) return FieldRule.MaxLength;
        if (Base64.DecodeFromUtf8(value, bytes, out _, out var length) != OperationStatus.Done) return FieldRule.Encoding;
        if (_encodingLength < 0) _encodingLength = length;
        if (length != _encodingLength) return IngestRule.EncodingLength;
        batch.Set(_at, bytes[..length]);
        return null;
    }
}
