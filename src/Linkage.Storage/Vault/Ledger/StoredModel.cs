namespace Linkage.Storage.Vault.Ledger;

/// <summary>What the ledger keeps of a model of an attempt.</summary>
/// <param name="Specification">Its cells, as text of JSON.</param>
public sealed record StoredModel(string Specification, byte[] Contributions);
