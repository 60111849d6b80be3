using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Chance;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Agreements;

/// <summary>
/// Rows of a declared dataset that describe nobody, for dry runs: the same seed gives the same rows. They keep the rules of the
/// schema, except that no text is made to fit a `pattern`. Datasets of one seed share their pseudonyms, so that joins meet, though
/// not all of them, as in real data.
/// </summary>
public sealed class MadeUpRows(AgreementDocument agreement, string seed)
{
    private const int EncodingBytes = 128;

    /// <summary>One text per field, in the order of the schema, as a delivery would hold it.</summary>
    /// <param name="dataset">A dataset of the agreement.</param>
    /// <param name="count">How many rows, and over how many subjects.</param>
    public IEnumerable<IReadOnlyList<string>> Of(DatasetDeclaration dataset, int count)
    {
        var chance = new Seeded($"{seed}\n{dataset.Name}");
        var values = dataset.Schema.Fields.Select(f => new MadeUpValues(f, agreement, dataset.Schema.MissingValues, chance)).ToList();
        var serial = Serial(dataset.Schema);
        // Up to a tenth of the subjects are in one dataset and not in another.
        var offset = chance.Below(count / 10 + 1);
        for (var row = 0; row < count; row++)
        {
            var number = row + offset;
            yield return [.. dataset.Schema.Fields.Select((field, i) => field switch
            {
                { Role: FieldRole.Pseudonym } => Pseudonym(field, field == serial ? number : chance.Below(count)),
                // The same subject has the same encoding in every dataset, so that encoded joins meet as well.
                { Role: FieldRole.Encoding } => Encoded(field, number),
                _ => field == serial ? values[i].Serial(row) : values[i].Next(),
            })];
        }
    }

    /// <summary>The field by which rows differ: the first pseudonym of the primary key, or what else makes them unique.</summary>
    private static Field? Serial(TableSchema schema) => schema.Fields
        .Where(f => f.Constraints.Unique || schema.PrimaryKey.Contains(f.Name) || f.Role == FieldRole.Pseudonym)
        .OrderByDescending(f => f.Constraints.Unique)
        .ThenByDescending(f => schema.PrimaryKey.Contains(f.Name))
        .ThenByDescending(f => f.Role == FieldRole.Pseudonym)
        .FirstOrDefault();

    private string Pseudonym(Field field, int number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{field.EntityType}\n{number}")));

    private string Encoded(Field field, int number)
    {
        var chance = new Seeded($"{seed}\n{field.EntityType}\n{number}\nencoding");
        return Convert.ToBase64String([.. Enumerable.Range(0, EncodingBytes).Select(_ => (byte)chance.Below(256))]);
    }
}
