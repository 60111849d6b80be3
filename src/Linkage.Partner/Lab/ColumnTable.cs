using Linkage.Domain.Matching.Probabilistic;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Lab;

/// <summary>A CSV file as columns in memory, for training and for matching by probability.</summary>
internal static class ColumnTable
{
    public static Outcome<RecordTable> Read(FileInfo file, bool trim)
    {
        using var table = new LabTable(file, trim);
        var header = table.Next();
        if (header.IsRefused) return header.Refusal;
        if (header.Value is not { } names) return new Refusal(RefusalKind.Invalid, "empty-file", $"{file.Name} is empty.");
        if (names.Distinct().Count() != names.Length)
            return new Refusal(RefusalKind.Invalid, "column-twice", $"{file.Name} has two columns of one name.");
        var columns = names.Select(_ => new List<string?>()).ToArray();
        while (true)
        {
            var row = table.Next();
            if (row.IsRefused) return row.Refusal;
            if (row.Value is not { } values) break;
            if (values.Length != names.Length)
            {
                return new Refusal(RefusalKind.Invalid, "number-of-values",
                    $"Row {table.Row} of {file.Name} has {values.Length} values where the header has {names.Length}.");
            }

            for (var i = 0; i < values.Length; i++) columns[i].Add(values[i]);
        }

        var byName = names.Zip(columns).ToDictionary(column => column.First, IReadOnlyList<string?> (column) => column.Second);
        return new RecordTable(columns.Length == 0 ? 0 : columns[0].Count, byName);
    }
}
