using System.Globalization;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Protection.Research;

/// <summary>Reads the JJ format (<see cref="JjWriter"/>). Faults name the line, the first being 1, and the rule; never the value.</summary>
public sealed class JjReader
{
    /// <summary>More cells, or more relations, are refused.</summary>
    public const int MostCells = 1_000_000;

    private readonly TextReader _reader;
    private readonly FaultList _faults = new();
    private int _line;

    private JjReader(TextReader reader) => _reader = reader;

    public static Outcome<JjTable> Read(TextReader reader)
    {
        var read = new JjReader(reader);
        var table = read.Table();
        return read._faults.Count > 0
            ? Refusal.Invalid("invalid-jj", $"The file breaks {read._faults.Count} rules of the JJ format.", read._faults.ToList())
            : table;
    }

    private JjTable Table()
    {
        Check(Words() is ["0"], "start", "The first line is a zero.");
        var (cells, relations) = (new List<JjCell>(), new List<JjRelation>());
        var cellCount = Count("cells");
        for (var c = 0; c < cellCount && _line >= 0; c++)
            if (Cell(Words(), c) is { } cell) cells.Add(cell);
        var relationCount = Count("relations");
        for (var r = 0; r < relationCount && _line >= 0; r++)
            if (Relation(Words(), cellCount) is { } relation) relations.Add(relation);
        return new JjTable(cells, relations);
    }

    private int Count(string what)
    {
        var only = Words() is [var word] ? word : "";
        var isCount = int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostCells;
        Check(isCount, "count", $"Here stands the number of {what}, at most {MostCells}.");
        return isCount ? count : 0;
    }

    private JjCell? Cell(string[] words, int number)
    {
        if (!Check(words.Length == 9, "cell", "A cell has nine words.")) return null;
        Check(words[0] == Text(number), "number", "Cells are numbered from 0, in their order.");
        var status = words[3].Length == 1 ? "sumz".IndexOf(words[3][0], StringComparison.Ordinal) : -1;
        Check(status >= 0, "status", "The status is s, u, m or z.");
        var isCost = long.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var cost);
        Check(isCost, "cost", "The cost is an integer.");
        return new JjCell(Number(words[1]), cost, (JjStatus)Math.Max(0, status),
            Number(words[4]), Number(words[5]), Number(words[6]), Number(words[7]), Number(words[8]));
    }

    private JjRelation? Relation(string[] words, int cells)
    {
        var isRelation = words is [_, _, ":", _, ..] && words.Length % 2 == 1;
        if (!Check(isRelation, "relation", "A relation is a total, a number of terms, a colon, and terms.")) return null;
        var terms = new List<(int Cell, int Coefficient)>();
        for (var w = 3; w + 1 < words.Length; w += 2)
        {
            var isCell = int.TryParse(words[w], NumberStyles.None, CultureInfo.InvariantCulture, out var cell) && cell < cells;
            var coefficient = 0;
            var isCoefficient = words[w + 1] is ['(', .. var inner, ')']
                && int.TryParse(inner, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out coefficient) && coefficient != 0;
            Check(isCell && isCoefficient, "term", "A term is the number of a cell and a coefficient in parentheses.");
            terms.Add((cell, coefficient));
        }

        Check(words[1] == Text(terms.Count), "terms", "There are as many terms as said.");
        return new JjRelation(Number(words[0]), terms);
    }

    private decimal Number(string word)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var isNumber = decimal.TryParse(word, style, CultureInfo.InvariantCulture, out var number);
        Check(isNumber, "decimal", "Here stands a decimal number.");
        return number;
    }

    /// <summary>The words of the next line; none at the end.</summary>
    private string[] Words()
    {
        var line = _line < 0 ? null : _reader.ReadLine();
        _line = line is null ? -1 : _line + 1;
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
    }

    private bool Check(bool holds, string rule, string message) =>
        _faults.Check(holds, _line < 0 ? "" : $"/{_line}", _line < 0 ? "end" : rule, message);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
