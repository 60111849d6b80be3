using System.Globalization;

namespace Linkage.Api.Demo;

/// <summary>Tells what happens, one numbered step after the other, each with the time that it took.</summary>
internal sealed class Narrator(TextWriter output, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private int _step;

    public TextWriter Output => output;

    public async Task<T> StepAsync<T>(string title, Func<Task<(T Value, string Told)>> work)
    {
        await output.WriteAsync($"{++_step,2}. {title} … ");
        await output.FlushAsync();
        var start = clock.GetTimestamp();
        var (value, told) = await work();
        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"{told} ({clock.GetElapsedTime(start).TotalSeconds:0.0} s)"));
        return value;
    }

    public Task StepAsync(string title, Func<Task<string>> work) =>
        StepAsync(title, async () => (true, await work()));

    public void Say(string text) => output.WriteLine(text);

    public void End() => output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"\nFrom nothing to a released table in {clock.GetElapsedTime(_start).TotalSeconds:0.0} seconds."));
}
