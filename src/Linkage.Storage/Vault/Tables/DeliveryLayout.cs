using System.Text.Json;
using System.Text.Json.Serialization;
using Linkage.Domain.Schemas;

namespace Linkage.Storage.Vault.Tables;

/// <summary>The columns of a delivery table beside `row_no` (bigint, data rows from 1), in the order of the schema's fields.</summary>
internal sealed record DeliveryLayout(IReadOnlyList<DeliveryColumn> Columns)
{
    private const int LongestCode = 64;
    private const int UsualLength = 1_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static DeliveryLayout Of(TableSchema schema) =>
        new([.. schema.Fields.Select((field, at) => new DeliveryColumn(
            field.Name, $"f{at}", KindOf(field), field.Scale, field.EntityType?.ToString().ToLowerInvariant(), LengthOf(field)))]);

    /// <summary>Positions of the columns that hold subjects.</summary>
    [JsonIgnore]
    public IEnumerable<int> Subjects => Enumerable.Range(0, Columns.Count).Where(at => Columns[at].Kind == ColumnKind.Subject);

    public DeliveryColumn? Find(string field) => Columns.FirstOrDefault(column => column.Field == field);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static DeliveryLayout FromJson(string text) => JsonSerializer.Deserialize<DeliveryLayout>(text, Json)!;

    private static int LengthOf(Field field)
    {
        if (KindOf(field) != ColumnKind.Text) return 0;
        return field.CodeList is null && field.Categories is null ? field.Constraints.MaxLength ?? UsualLength : LongestCode;
    }

    private static ColumnKind KindOf(Field field) => (field.Role, field.Type) switch
    {
        (FieldRole.Pseudonym, _) => ColumnKind.Subject,
        (FieldRole.Encoding, _) => ColumnKind.Encoding,
        (_, FieldType.String) => ColumnKind.Text,
        (_, FieldType.Integer) => ColumnKind.Integer,
        (_, FieldType.Number) => ColumnKind.Decimal,
        (_, FieldType.Boolean) => ColumnKind.Boolean,
        (_, FieldType.Date) => ColumnKind.Date,
        (_, FieldType.Year) => ColumnKind.Year,
        _ => ColumnKind.YearMonth,
    };
}
