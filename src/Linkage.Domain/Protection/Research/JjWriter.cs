using System.Globalization;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// Writes the JJ format as tau-ARGUS does (JJFormat.cpp of sdcTools/tauargus, and writeJJFormat of the R package sdcTable): a zero, the
/// number of cells, a line per cell (number, value, cost, status, bounds, lower, upper and sliding protection), the number of relations,
/// a line per relation (total, number of terms, colon, cell and coefficient of each term).
/// </summary>
public static class JjWriter
{
    public static void Write(JjTable table, TextWriter writer)
    {
        Line(writer, $"0");
        Line(writer, $"{table.Cells.Count}");
        for (var c = 0; c < table.Cells.Count; c++)
        {
            var cell = table.Cells[c];
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{c} {cell.Value} {cell.Cost} {"sumz"[(int)cell.Status]} "));
            Line(writer, $"{cell.Least} {cell.Most} {cell.LowerProtection} {cell.UpperProtection} {cell.SlidingProtection}");
        }

        Line(writer, $"{table.Relations.Count}");
        foreach (var relation in table.Relations)
        {
            var terms = string.Join(' ', relation.Terms.Select(t =>
                string.Create(CultureInfo.InvariantCulture, $"{t.Cell} ({t.Coefficient})")));
            Line(writer, $"{relation.Total} {relation.Terms.Count} : {terms}");
        }
    }

    private static void Line(TextWriter writer, FormattableString text)
    {
        writer.Write(text.ToString(CultureInfo.InvariantCulture));
        writer.Write('\n');
    }
}
