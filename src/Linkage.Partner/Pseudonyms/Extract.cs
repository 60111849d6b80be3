using CsvHelper;
using Linkage.Domain.Identifiers;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Pseudonyms;

/// <summary>Streams a file of identifiers into one of pseudonyms, in memory of one row.</summary>
internal sealed class Extract(SourceRows source, ColumnPlan plan, LinkageKey key, Absence absence)
{
    private const int FaultsNamed = 100;
    private const int RowsPerReport = 4096;
    private static readonly CsvWriterOptions LineFeeds = new() { NewLine = "\n" };
    private readonly List<Fault> _faults = [];
    private readonly Tally _tally = new();
    private string[] _written = [];

    public async Task<Outcome<Tally>> RunAsync(Stream target, Progress progress, CancellationToken cancel)
    {
        var header = await HeaderAsync(cancel);
        var columns = header.Then(names => plan.Fit(names, key));
        if (columns.IsRefused)
        {
            return columns.Refusal;
        }

        await using var writer = CsvWriter.Create(target, LineFeeds, leaveOpen: true);
        writer.WriteRecord([.. columns.Value.Select(column => column.Name)]);
        _written = new string[columns.Value.Count];
        var rows = await RowsAsync(writer, header.Value.Count, columns.Value, progress, cancel);
        if (rows.IsRefused)
        {
            return rows.Refusal;
        }

        if (_tally is { Rows: > 0, Written: 0 } && _faults.Count == 0)
        {
            return new Refusal(
                RefusalKind.Invalid, "no-identifier", "No row of the file has a usable identifier. Is it the right column and normalisation?");
        }

        AddWatched(columns.Value);
        return _faults.Count == 0 ? _tally : Refusal.Invalid("rows", "Rows of the file break rules. Nothing was written.", _faults);
    }

    private async Task<Outcome<IReadOnlyList<string>>> HeaderAsync(CancellationToken cancel)
    {
        var any = await source.NextAsync(cancel);
        if (any.IsRefused)
        {
            return any.Refusal;
        }

        return any.Value
            ? Enumerable.Range(0, source.Count).Select(column => source[column]).ToList()
            : new Refusal(RefusalKind.Invalid, "empty-file", "The file is empty.");
    }

    private async Task<Outcome<Nothing>> RowsAsync(
        CsvWriter writer, int width, IReadOnlyList<OutputColumn> columns, Progress progress, CancellationToken cancel)
    {
        while (true)
        {
            var more = await source.NextAsync(cancel);
            if (more.IsRefused)
            {
                return more.Refusal;
            }

            if (!more.Value)
            {
                return Nothing.Done;
            }

            if (_tally.Rows++ % RowsPerReport == 0)
            {
                progress.Report(source.Position);
            }

            if (source.Count != width)
            {
                AddFault("field-count", "The row has more or fewer fields than the header.");
            }
            else if (Fill(columns) || absence == Absence.Keep)
            {
                writer.WriteRecord(_written);
                _tally.Written++;
            }
        }
    }

    /// <returns>False when an identifier of the row is missing or unusable; its place is then empty.</returns>
    private bool Fill(IReadOnlyList<OutputColumn> columns)
    {
        var whole = true;
        for (var place = 0; place < columns.Count; place++)
        {
            whole &= Fill(place, columns[place]);
        }

        if (!whole)
        {
            _tally.CountRowWithoutIdentifier();
        }

        return whole;
    }

    private bool Fill(int place, OutputColumn column)
    {
        if (!source.IsText(column.Index))
        {
            AddFault("not-utf-8", "A field holds bytes that are not UTF-8.");
            return true;
        }

        var value = source[column.Index];
        if (value.Contains('\0'))
        {
            AddFault("nul-byte", "A field holds a NUL byte.");
        }

        if (column.Pseudonymiser is { } pseudonymiser)
        {
            var identifier = column.Normalisation!.Apply(value);
            _written[place] = identifier.IsRefused ? "" : pseudonymiser.Of(identifier.Value).ToString();
            return !identifier.IsRefused || Missed(column, identifier.Refusal.Code);
        }

        column.Watch.Look(value);
        _written[place] = value;
        return true;
    }

    /// <returns>Always false.</returns>
    private bool Missed(OutputColumn column, string rule)
    {
        _tally.CountUnusable(column.Name, rule, source.Row);
        if (absence == Absence.Refuse)
        {
            AddFault(rule, "The identifier is missing or unusable.");
        }

        return false;
    }

    private void AddWatched(IReadOnlyList<OutputColumn> columns) => _faults.AddRange(
        from column in columns
        from rule in column.Watch.Rules
        select new Fault(column.Name, rule, "The values of this column identify people directly; it cannot be kept."));

    private void AddFault(string rule, string message)
    {
        if (_faults.Count < FaultsNamed)
        {
            _faults.Add(new Fault($"row {source.Row}", rule, message));
        }
    }
}
