using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Research;
using Linkage.Partner.Screens;

namespace Linkage.Partner.Lab;

/// <summary>Hands the rows of a CSV file to whoever keeps them.</summary>
internal static class ProtectRows
{
    /// <summary>Reads microdata and tabulates them.</summary>
    public static Outcome<Study> Study(Screen screen, FileInfo file, ResearchSpec spec, CancellationToken cancel) =>
        Read(screen, file, header => Microdata.For(spec, header), data => data.Add, cancel).Then(data => data.Tabulate());

    /// <param name="make">Makes the keeper from the header, or refuses it.</param>
    /// <param name="adding">How the keeper takes a row; it returns false when it takes no more.</param>
    public static Outcome<T> Read<T>(
        Screen screen, FileInfo file, Func<IReadOnlyList<string>, Outcome<T>> make, Func<T, Func<IReadOnlyList<string>, bool>> adding,
        CancellationToken cancel)
    {
        using var table = new LabTable(file, trim: false);
        var header = table.Next();
        if (header.IsRefused) return header.Refusal;
        if (header.Value is not { } names) return new Refusal(RefusalKind.Invalid, "empty-file", $"{file.Name} is empty.");
        var keeper = make(names);
        if (keeper.IsRefused) return keeper;
        var add = adding(keeper.Value);
        using var progress = screen.Progress("reading", table.Length, "B");
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            progress.Report(table.Position);
            var row = table.Next();
            if (row.IsRefused) return row.Refusal;
            if (row.Value is not { } values || !add(values)) return keeper;
        }
    }
}
