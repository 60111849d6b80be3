using CsvHelper;

namespace Linkage.Worker.Ingest;

/// <summary>Which column of the file holds which field. Names must be equal to the letter; their order is free.</summary>
internal sealed class CsvHeader
{
    private readonly int[] _places;

    private CsvHeader(int[] places, int columns) => (_places, Columns) = (places, columns);

    public int Columns { get; }

    /// <summary>Position in the file of the field.</summary>
    public int PlaceOf(int field) => _places[field];

    /// <param name="row">A reader that stands on the header.</param>
    /// <param name="names">Of the schema's fields.</param>
    public static CsvHeader Read(CsvReader row, string[] names, FaultLog faults)
    {
        var places = new int[names.Length];
        Array.Fill(places, -1);
        for (var place = 0; place < row.FieldCount; place++)
        {
            var field = Array.IndexOf(names, row.GetString(place));
            if (field < 0) faults.Add(0, $"#{place + 1}", IngestRule.ColumnExtra);
            else if (places[field] >= 0) faults.Add(0, names[field], IngestRule.ColumnDuplicate);
            else places[field] = place;
        }

        for (var field = 0; field < names.Length; field++)
        {
            if (places[field] < 0) faults.Add(0, names[field], IngestRule.ColumnMissing);
        }

        return new CsvHeader(places, row.FieldCount);
    }
}
