using System.Text.Json;
using System.Text.Json.Nodes;
using Linkage.Domain.Outcomes;
using Linkage.Partner.Verbs;

namespace Linkage.Partner.Screens;

/// <summary>Where a command speaks: answers on standard output, everything else on standard error.</summary>
internal sealed class Screen(TextWriter output, TextWriter error, bool json, Session session)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool Json => json;

    public static void WriteJson(TextWriter writer, JsonNode? document) => writer.WriteLine(document?.ToJsonString(Indented) ?? "null");

    /// <summary>Gives the answer: the document for a machine, or what <paramref name="human"/> writes.</summary>
    public ExitCode Show(JsonNode? document, Action<Screen> human)
    {
        if (json)
        {
            WriteJson(output, document);
        }
        else
        {
            human(this);
        }

        return ExitCode.Done;
    }

    public ExitCode Show(JsonNode? document, string sentence) => Show(document, screen => screen.Line(sentence));

    public void Line(string text) => output.WriteLine(text);

    /// <summary>Label and value, one below the other; absent values are left out.</summary>
    public void Facts(params (string Label, object? Value)[] facts)
    {
        var width = facts.Max(fact => fact.Label.Length) + 2;
        foreach (var (label, value) in facts)
        {
            if (value is not null)
            {
                output.WriteLine(label.PadRight(width) + value);
            }
        }
    }

    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string?>> rows) =>
        Grid.Write(output, IsTerminal(output), headings, rows);

    /// <summary>A remark beside the answer.</summary>
    public void Note(string text) => error.WriteLine(text);

    public Progress Progress(string what, long total, string? unit) => new(error, IsTerminal(error), session.Clock, what, total, unit);

    public ExitCode End(Refusal refusal) => End(Ending.Of(refusal));

    public ExitCode End(Ending ending)
    {
        if (json)
        {
            WriteJson(output, ending.ToProblem());
            return ending.Code;
        }

        error.WriteLine($"{ending.Refusal.Sentence} [{ending.Refusal.Code}]");
        foreach (var fault in ending.Refusal.Faults)
        {
            error.WriteLine($"  {(fault.Pointer.Length > 0 ? fault.Pointer + ": " : "")}{fault.Message} [{fault.Rule}]");
        }

        return ending.Code;
    }

    private bool IsTerminal(TextWriter writer) =>
        session.Variable("NO_COLOR") is null
        && ((ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected)
            || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected));
}
