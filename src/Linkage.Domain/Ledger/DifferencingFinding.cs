namespace Linkage.Domain.Ledger;

/// <summary>One way in which the candidate and earlier releases tell more together than each by itself.</summary>
/// <param name="Terms">The sum that tells it; empty when it cannot be written with small coefficients.</param>
/// <param name="Subjects">How many subjects it speaks of, for the privacy officer only; 0 when that is not the point.</param>
/// <param name="Known">Partners who take their own subjects away beforehand, as a mask; 0 for an outsider.</param>
public sealed record DifferencingFinding(DifferencingTest Test, IReadOnlyList<Term> Terms, int Subjects, ulong Known)
{
    internal static DifferencingFinding Difference(
        DifferencingTest test, ReleasedCell large, ReleasedCell small, int subjects, ulong known) =>
        new(test, [new Term(1, large), new Term(-1, small)], subjects, known);

    /// <summary>The finding in words, without any number of subjects.</summary>
    public string Sentence => $"{Written} {Consequence}{(Known == 0 ? "." : ", for a partner that knows its own.")}";

    private string Consequence => Test switch
    {
        DifferencingTest.Pair or DifferencingTest.Linear => "speaks of fewer subjects than the minimum frequency",
        DifferencingTest.Amount => "is an amount that one contributor dominates",
        DifferencingTest.Protected => "gives a cell that is protected",
        _ => "is too entangled with earlier releases to be judged",
    };

    /// <summary>The sum in words.</summary>
    public string Written => Test == DifferencingTest.Undecided
        ? "This result"
        : Terms.Count == 0 ? "A combination of released cells" : Term.Written(Terms, cell => cell.Label);
}
