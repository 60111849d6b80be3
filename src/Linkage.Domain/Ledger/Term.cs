namespace Linkage.Domain.Ledger;

/// <summary>A released cell, taken so many times, in the sum that tells too much.</summary>
public sealed record Term(int Coefficient, ReleasedCell Cell)
{
    /// <summary>A sum in words, each cell by a name.</summary>
    internal static string Written(IReadOnlyList<Term> terms, Func<ReleasedCell, string> name) =>
        string.Concat(terms.Select((term, at) => $"{term.Sign(isFirst: at == 0)}{term.Multiple}{name(term.Cell)}"));

    private string Multiple => Math.Abs(Coefficient) == 1 ? string.Empty : $"{Math.Abs(Coefficient)} × ";

    private string Sign(bool isFirst) => Coefficient < 0 ? isFirst ? "−" : " − " : isFirst ? string.Empty : " + ";
}
