using Linkage.Storage.Vault.Tables;

namespace Linkage.Storage.Vault.Links;

/// <summary>One dataset of a question as it stands in the vault, and how it is joined to those before it.</summary>
/// <param name="Alias">Name in the question's expressions; never part of SQL.</param>
/// <param name="Join">Null for the population.</param>
internal sealed record LinkInput(string Alias, DeliveryTable Table, LinkJoin? Join);
