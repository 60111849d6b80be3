using Linkage.Domain.Identity;

namespace Linkage.Storage.Vault.Tables;

/// <summary>The rows of one delivery that is whole in the vault: which table, with which columns.</summary>
/// <param name="Name">`d_` and the suffix of the delivery's identifier: safe to stand in SQL text.</param>
internal sealed record DeliveryTable(DeliveryId Id, ProjectId Project, string Dataset, string Name, DeliveryLayout Layout, long Rows)
{
    /// <summary>The identifier's random part: lower-case letters and digits only.</summary>
    private static string Suffix(DeliveryId id) =>
        Identifier.TryParse<DeliveryId>(id.Value, out _)
            ? id.Value[(DeliveryId.Prefix.Length + 1)..]
            : throw new ArgumentException("Not an identifier of a delivery.", nameof(id));

    public static string NameOf(DeliveryId id) => $"d_{Suffix(id)}";

    /// <summary>Where rows wait until the whole file has been judged; pseudonyms are not yet subjects there.</summary>
    public static string StagingOf(DeliveryId id) => $"s_{Suffix(id)}";

    /// <summary>The distinct pseudonyms of one field while its subjects are being settled.</summary>
    public static string KeysOf(DeliveryId id, int field) => $"k_{Suffix(id)}_{field}";
}
