using Linkage.Domain.Json;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>The datasets: who delivers each, how it is written, and what is in it.</summary>
internal static class DatasetClauses
{
    private const int MostDatasets = 64;

    private static readonly string[] Delimiters = [",", ";", "\t", "|"];

    public static void Check(AgreementDocument agreement, FaultList faults)
    {
        faults.Check(
            agreement.Datasets.Count is > 0 and <= MostDatasets, "/datasets", "count", $"An agreement has 1 to {MostDatasets} datasets.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var codeLists = agreement.CodeLists.Keys.ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < agreement.Datasets.Count; i++)
        {
            var (dataset, at) = (agreement.Datasets[i], $"/datasets/{i}");
            faults.Check(Names.IsSlug(dataset.Name), $"{at}/name", "name", "A dataset is named by small letters, digits and hyphens.");
            faults.Check(names.Add(dataset.Name), $"{at}/name", "duplicate", "This name stands here more than once.");
            faults.Check(
                agreement.Organisations.Contains(dataset.Organisation), $"{at}/organisation", "no-party",
                "This is no party to the agreement.");
            faults.Check(
                Delimiters.Contains(dataset.Dialect.Delimiter), $"{at}/dialect/delimiter", "delimiter",
                "A delimiter is a comma, semicolon, tab or bar.");
            faults.AddAll($"{at}/schema", SchemaRules.Check(dataset.Schema, codeLists));
        }
    }
}
