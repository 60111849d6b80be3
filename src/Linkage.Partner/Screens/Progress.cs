using System.Globalization;

namespace Linkage.Partner.Screens;

/// <summary>
/// A bar with rate and time left; without a total and a unit the time since it began. It appears only when the work takes longer than two
/// seconds; on a terminal it redraws one line, elsewhere it writes a line every ten seconds.
/// </summary>
/// <param name="total">How much there is; zero when that is not known.</param>
/// <param name="unit">Of the rate: `B` for bytes, a noun such as `rows`, or null when a rate says nothing.</param>
internal sealed class Progress(TextWriter error, bool terminal, TimeProvider clock, string what, long total, string? unit) : IDisposable
{
    private const int BarWidth = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly TimeSpan _interval = terminal ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromSeconds(10);
    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _shown;
    private long _first = -1;
    private bool _drawn;

    /// <summary>Tells how far the work is. What was done before the first report (a resumed upload) does not count for the rate.</summary>
    public void Report(long done)
    {
        if (_first < 0)
        {
            _first = done;
        }

        var elapsed = clock.GetElapsedTime(_started);
        if (elapsed < Patience || (_drawn && elapsed - _shown < _interval))
        {
            return;
        }

        _shown = elapsed;
        _drawn = true;
        var line = Line(done, elapsed);
        if (terminal)
        {
            error.Write($"\r{line}\u001b[K");
        }
        else
        {
            error.WriteLine(line);
        }
    }

    /// <summary>Ends the line that is being redrawn, so that something else can be said.</summary>
    public void Break()
    {
        if (_drawn && terminal)
        {
            error.WriteLine();
        }

        _drawn = false;
    }

    public void Dispose() => Break();

    private string Line(long done, TimeSpan elapsed)
    {
        var rate = (done - _first) / elapsed.TotalSeconds;
        var speed = unit is null ? "" : $"  {Amount(rate)}/s";
        if (total <= 0)
        {
            return unit is null
                ? string.Create(CultureInfo.InvariantCulture, $"{what}: {elapsed:hh\\:mm\\:ss}")
                : $"{what}: {Amount(done)}{speed}";
        }

        var filled = (int)(BarWidth * Math.Min(done, total) / total);
        var bar = new string('#', filled).PadRight(BarWidth, '.');
        var left = rate > 0
            ? TimeSpan.FromSeconds((total - done) / rate).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture)
            : "--:--:--";
        return $"{what} [{bar}] {100 * done / total,3} %{speed}  {left} left";
    }

    private string Amount(double amount) => unit == "B"
        ? amount switch
        {
            >= 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{amount / (1 << 30):0.0} GiB"),
            >= 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{amount / (1 << 20):0.0} MiB"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{amount / (1 << 10):0.0} KiB"),
        }
        : string.Create(CultureInfo.InvariantCulture, $"{amount:0} {unit}");
}
