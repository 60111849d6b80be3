using System.Text;
using Linkage.Worker.Links;
using Linkage.Worker.Outputs;

namespace Linkage.Worker.Releases;

/// <summary>The files of a release: the result as JSON, a CSV per table, its ratios among the measures, and a CSV per model.</summary>
/// <param name="QuestionHash">Lower-case hexadecimal SHA-256 of the question that they answer.</param>
/// <param name="AgreementVersion">By which the result was made.</param>
/// <param name="Bytes">By name, in the order of names.</param>
internal sealed record ReleaseFiles(string QuestionHash, int AgreementVersion, IReadOnlyDictionary<string, byte[]> Bytes)
{
    /// <param name="document">The text that was read.</param>
    public static ReleaseFiles Of(string document, ResultReading reading)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["result.json"] = Encoding.UTF8.GetBytes(document) };
        foreach (var table in reading.Tables.Tables)
            files.Add($"{table.Name}.csv", new TableFile(table, [.. reading.Ratios.Where(ratio => ratio.Table == table.Name)]).Csv());
        foreach (var model in reading.Models) files.Add($"{model.Name}.csv", ModelFile.Csv(model));
        return new(reading.QuestionHash, reading.AgreementVersion, files);
    }

    public static string MediaTypeOf(string name) =>
        name.EndsWith(".json", StringComparison.Ordinal) ? "application/json" : "text/csv; charset=utf-8";
}
