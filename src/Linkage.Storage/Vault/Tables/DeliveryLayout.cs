using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linkage.Storage.Vault.Tables;

/// <summary>The columns of a delivery table beside `row_no` (bigint, data rows from 1), in the order of the schema's fields.</summary>
internal sealed record DeliveryLayout(IReadOnlyList<DeliveryColumn> Columns)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Positions of the columns that hold subjects.</summary>
    [JsonIgnore]
    public IEnumerable<int> Subjects => Enumerable.Range(0, Columns.Count).Where(at => Columns[at].Kind == ColumnKind.Subject);

    public DeliveryColumn? Find(string field) => Columns.FirstOrDefault(column => column.Field == field);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static DeliveryLayout FromJson(string text) => JsonSerializer.Deserialize<DeliveryLayout>(text, Json)!;
}
