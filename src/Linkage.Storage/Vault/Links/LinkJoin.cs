namespace Linkage.Storage.Vault.Links;

/// <summary>How the rows of an input are found for a row of one input that stands before it.</summary>
/// <param name="KeepsUnmatched">A left join: rows without a match stay, with missing values.</param>
internal abstract record LinkJoin(string LeftAlias, bool KeepsUnmatched);

/// <summary>
/// Equality of spine subjects. Keys come in order and the first by which a left row finds any row wins; later keys are not looked at for
/// it.
/// </summary>
internal sealed record KeyJoin(string LeftAlias, IReadOnlyList<LinkKey> Keys, bool KeepsUnmatched) : LinkJoin(LeftAlias, KeepsUnmatched);

/// <summary>Two pseudonym fields of one entity type, in schema names.</summary>
internal readonly record struct LinkKey(string LeftField, string RightField);

/// <summary>Pairs of rows that were found beforehand, by encodings or by probability.</summary>
/// <param name="Links">
/// A vault table with `left_row` and `right_row` (bigint, `row_no` of the two deliveries), indexed by `left_row`; safe to stand in SQL
/// text.
/// </param>
internal sealed record TableJoin(string LeftAlias, string Links, bool KeepsUnmatched) : LinkJoin(LeftAlias, KeepsUnmatched);
