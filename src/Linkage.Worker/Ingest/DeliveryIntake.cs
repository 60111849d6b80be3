using Linkage.Domain.Agreements;
using Linkage.Domain.CodeLists;
using Linkage.Domain.Keys;
using Linkage.Domain.Sealing;
using Linkage.Storage.Deliveries;
using Linkage.Storage.Vault.Tables;

namespace Linkage.Worker.Ingest;

/// <summary>
/// Judges one file by its declaration and, when nothing is wrong, leaves its rows in the vault, visible to those who link.
/// </summary>
internal sealed class DeliveryIntake : IDisposable
{
    private readonly DatasetDeclaration _dataset;
    private readonly DeliveryLoad _load;
    private readonly FaultLog _faults = new();
    private readonly List<FieldIntake> _fields;

    public DeliveryIntake(DatasetDeclaration dataset, IReadOnlyDictionary<string, CodeList> codeLists, DeliveryLoad load, ProjectKey key)
    {
        (_dataset, _load) = (dataset, load);
        var indexes = new Dictionary<string, CodeIndex>(StringComparer.Ordinal);
        _fields =
            [.. dataset.Schema.Fields.Select((field, at) => new FieldIntake(dataset.Schema, load.Layout, at, IndexOf(field.CodeList), key))];

        CodeIndex? IndexOf(string? name)
        {
            if (name is null) return null;
            if (!indexes.TryGetValue(name, out var index)) indexes[name] = index = new CodeIndex(codeLists[name]);
            return index;
        }
    }

    public void Dispose() => _fields.ForEach(field => field.Dispose());

    /// <returns>The report; when it is clean, the delivery is Ready in the vault with the same report.</returns>
    /// <exception cref="SupersededException">Somebody else has the delivery.</exception>
    public async Task<IngestReport> RunAsync(Func<PlainFile> open, Func<long, Task> progress, CancellationToken cancel)
    {
        var report = await ReadAsync(open, progress, cancel);
        if (!report.IsClean) return report;
        await _load.SettleAsync(cancel);
        await _load.FillAsync(report.Rows, cancel);
        await _load.SwitchAsync(report.Rows, report.ToJson(), cancel);
        return report;
    }

    private async Task<IngestReport> ReadAsync(Func<PlainFile> open, Func<long, Task> progress, CancellationToken cancel)
    {
        var (rows, bytes, columns) = (0L, 0L, 0);
        try
        {
            await using var file = open();
            using var csv = new CsvIntake(file, _dataset.Dialect, _fields, _faults);
            try
            {
                if (csv.ReadHeader()) await StageAsync(csv, progress, cancel);
            }
            finally
            {
                (rows, bytes, columns) = (csv.Rows, file.Bytes, csv.Columns);
            }
        }
        catch (SealBrokenException broken)
        {
            _faults.Add(0, "", broken.Fault == SealFault.WrongKey ? IngestRule.SealKey : IngestRule.SealBroken);
        }

        var missing = _fields.ToDictionary(field => field.Name, field => new IngestReport.FieldCount(field.Missing));
        return new IngestReport(rows, bytes, columns, new IngestReport.FaultCount(_faults.Total, _faults.First), missing);
    }

    private async Task StageAsync(CsvIntake csv, Func<long, Task> progress, CancellationToken cancel)
    {
        await Staging.CopyAsync(csv, _load, progress, cancel);
        if (csv.IsCutShort) return;
        if (csv.Rows == 0) _faults.Add(0, "", IngestRule.NoRows);
        foreach (var field in _fields)
        {
            foreach (var rule in field.IdentifierRules) _faults.Add(1, [0], field.Name, rule);
        }

        await _load.CollectAsync(cancel);
        await FindRepeatedAsync(IngestRule.PrimaryKey, _dataset.Schema.PrimaryKey, cancel);
        foreach (var field in _fields.Where(field => field.IsUnique)) await FindRepeatedAsync(IngestRule.Unique, [field.Name], cancel);
    }

    private async Task FindRepeatedAsync(string rule, IReadOnlyList<string> key, CancellationToken cancel)
    {
        if (key.Count == 0) return;
        int[] positions = [.. key.Select(name => _fields.FindIndex(field => field.Name == name))];
        var (total, first) = await _load.RepeatedAsync(positions, FaultLog.Most, cancel);
        _faults.Add(total, first, string.Join(',', key), rule);
    }
}
