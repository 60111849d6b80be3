using Linkage.Domain.Agreements;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Expressions;
using Linkage.Domain.Schemas;

namespace Linkage.Worker.Links;

/// <summary>Made-up rows of one dataset, read by the same field readers as a delivery; pseudonyms stay text.</summary>
internal sealed class MadeUpTable
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public MadeUpTable(AgreementDocument agreement, DatasetDeclaration dataset, IEnumerable<IReadOnlyList<string>> rows)
    {
        var fields = dataset.Schema.Fields;
        for (var at = 0; at < fields.Count; at++) _columns.Add(fields[at].Name, at);
        var readers = fields.Select(field => FieldReader.Compile(
            field, dataset.Schema.MissingValues, field.CodeList is { } list ? new CodeIndex(agreement.CodeLists[list]) : null)).ToList();
        Rows = [.. rows.Select(row => row.Select((text, at) => Read(readers[at], fields[at], text)).ToArray())];
    }

    public IReadOnlyList<Scalar[]> Rows { get; }

    public int ColumnOf(string field) => _columns[field];

    private static Scalar Read(FieldReader reader, Field field, string text)
    {
        if (field.LinksOnly) return Scalar.Of(text);
        var reading = reader.Read(text);
        if (reading.IsMissing || reading.Rule is not null) return Scalar.Missing;
        return field.Type == FieldType.String ? Scalar.Of(text) : Scalar.Of(reading.Number);
    }
}
