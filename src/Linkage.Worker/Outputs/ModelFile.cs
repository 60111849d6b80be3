using System.Globalization;
using CsvHelper;
using Linkage.Domain.Regression;

namespace Linkage.Worker.Outputs;

/// <summary>A released model as CSV: a line per coefficient, reference categories with an estimate of zero and no error.</summary>
internal static class ModelFile
{
    public static byte[] Csv(PublishedModel model)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord("term", "category", "estimate", "standard_error", "subjects", "residual_degrees_of_freedom");
            foreach (var line in Lines(model)) csv.WriteRecord([.. line, Written(model.Subjects), Written(model.ResidualDegreesOfFreedom)]);
        }

        return bytes.ToArray();
    }

    private static IEnumerable<string[]> Lines(PublishedModel model)
    {
        foreach (var one in model.Coefficients)
            yield return [one.Term, one.Category ?? string.Empty, Written(one.Estimate), Written(one.StandardError)];
        foreach (var one in model.References) yield return [one.Term, one.Category, "0", string.Empty];
    }

    private static string Written(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
