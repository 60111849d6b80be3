using System.Globalization;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Research;

/// <summary>
/// All published tables in one sheet, as a reader sees them: a row per cell and measure. A variable that is no dimension of the table is
/// empty. Status and confidentiality as in <see cref="PublishedValue"/>; a suppressed value is empty.
/// </summary>
public static class PublishedSheet
{
    internal static readonly string[] Headings = ["table", "measure", "value", "status", "confidentiality"];

    public static IReadOnlyList<string> Header(TabulationSpec spec) =>
        [Headings[0], .. spec.Variables.Select(v => v.Name), .. Headings[1..]];

    public static IEnumerable<IReadOnlyList<string>> Rows(TabulationSpec spec, PublishedTables published)
    {
        foreach (var table in published.Tables)
        {
            var dimensions = table.Dimensions.Select(d => d.Variable).ToList();
            int[] at = [.. spec.Variables.Select(v => dimensions.IndexOf(v.Name))];
            foreach (var cell in table.Cells)
            {
                for (var m = 0; m < table.Measures.Count; m++)
                {
                    var value = cell.Values[m];
                    yield return
                    [
                        table.Name, .. at.Select(d => d < 0 ? "" : cell.Codes[d]), table.Measures[m].Name,
                        value.Value?.ToString(CultureInfo.InvariantCulture) ?? "", value.Status, value.Confidentiality,
                    ];
                }
            }
        }
    }
}
