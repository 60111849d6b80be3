using System.Text.Json;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Regression;
using Linkage.Worker.Outputs;

namespace Linkage.Worker.Links;

/// <summary>The document of a stored result, read once for all who judge it or write its files.</summary>
/// <param name="QuestionHash">Lower-case hexadecimal SHA-256 of the question.</param>
/// <param name="AgreementVersion">By which it was made.</param>
/// <param name="Models">Most results have none; nor ratios.</param>
internal sealed record ResultReading(
    string QuestionHash, int AgreementVersion, PublishedTables Tables, IReadOnlyList<PublishedModel> Models,
    IReadOnlyList<PublishedRatio> Ratios)
{
    /// <param name="document">As <see cref="ResultDocument"/> wrote it.</param>
    public static ResultReading Of(string document)
    {
        using var parsed = JsonDocument.Parse(document);
        var root = parsed.RootElement;
        return new(
            root.GetProperty("question").GetProperty("hash").GetString()!, root.GetProperty("agreement").GetProperty("version").GetInt32(),
            new PublishedTables(AllOf<PublishedTable>("tables")), AllOf<PublishedModel>("models"), AllOf<PublishedRatio>("ratios"));

        List<T> AllOf<T>(string part) =>
            root.TryGetProperty(part, out var found) ? found.Deserialize<List<T>>(PublishedTables.Json)! : [];
    }
}
