using System.Globalization;
using System.Text;

namespace Linkage.Domain.Protection.Reporting;

/// <summary>Plain text in lines of a width, each ended by a line feed.</summary>
/// <param name="width">Characters of a line, unless one word is longer.</param>
internal sealed class PageText(int width)
{
    private readonly StringBuilder _text = new();

    public static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Share(decimal part) => (part * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    public void Line(string text) => _text.Append(text.TrimEnd()).Append('\n');

    public void Section(string title)
    {
        Line("");
        Line(title);
    }

    /// <summary>A text whose later lines stand under its first word.</summary>
    public void Wrapped(string lead, string text)
    {
        var line = new StringBuilder(lead);
        var start = line.Length;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start && line.Length + 1 + word.Length > width)
            {
                Line(line.ToString());
                line.Clear().Append(' ', start);
            }

            if (line.Length > start) line.Append(' ');
            line.Append(word);
        }

        Line(line.ToString());
    }

    public override string ToString() => _text.ToString();
}
