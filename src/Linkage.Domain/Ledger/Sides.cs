using Linkage.Domain.Protection.Suppressing;

namespace Linkage.Domain.Ledger;

/// <summary>
/// What need not be judged: what earlier releases tell among themselves, which is out already; and what the candidate tells by itself, when
/// its own audit has judged that.
/// </summary>
internal sealed class Sides
{
    private readonly PrimeField _field;
    private readonly ulong[] _earlier;
    private readonly ulong[]? _candidate;

    /// <param name="span">All rows.</param>
    /// <param name="isAudited">Whether the audit of the candidate has judged all that it tells by itself.</param>
    public Sides(PrimeField field, ColumnBasis columns, Echelon span, bool isAudited)
    {
        _field = field;
        _earlier = Beyond(columns, Rows(span), column => !columns.IsCandidate(column));
        _candidate = isAudited ? OfCandidate(columns, span) : null;
    }

    /// <summary>Linear functions of columns; where one of them is zero, one side tells it by itself.</summary>
    public IEnumerable<ulong[]> Functions => _candidate is null ? [_earlier] : [_earlier, _candidate];

    public ulong Of(ulong[] function, ulong[] combination)
    {
        var sum = 0UL;
        for (var at = 0; at < function.Length; at++)
            if (function[at] != 0 && combination[at] != 0) sum = _field.Add(sum, _field.Multiply(function[at], combination[at]));
        return sum;
    }

    private static IEnumerable<IEnumerable<Coordinate>> Rows(Echelon span) => Enumerable.Range(0, span.Count).Select(span.Row);

    /// <summary>What the candidate's columns are of which no earlier ones are taken away, and back.</summary>
    private ulong[] OfCandidate(ColumnBasis columns, Echelon span)
    {
        var whole = Rows(span).Select(row => row.SelectMany(entry => columns.CandidateAfter(entry.At) is >= 0 and var last && last != entry.At
            ? [entry, entry with { At = last }]
            : new[] { entry }));
        var beyond = Beyond(columns, whole, columns.IsCandidate);
        for (var at = 0; at < beyond.Length; at++)
        {
            if (columns.CandidateAfter(at) is >= 0 and var last && last != at)
                beyond[last] = _field.Add(beyond[last], _field.Negate(beyond[at]));
        }

        return beyond;
    }

    /// <summary>
    /// A random row that the columns of one side do not have: any combination of those columns is zero on it, and another one, unless it is
    /// the same as one of them everywhere, is not.
    /// </summary>
    private ulong[] Beyond(ColumnBasis columns, IEnumerable<IEnumerable<Coordinate>> rows, Func<int, bool> isOwn)
    {
        var (beyond, own) = (new ulong[columns.Count], new Echelon(_field, columns.Count));
        foreach (var row in rows)
        {
            var reduced = own.Reduce(row);
            if (reduced.Count == 0) continue;
            var pivot = reduced.FindIndex(entry => isOwn(entry.At));
            own.Add(reduced, reduced[Math.Max(pivot, 0)].At);
            if (pivot >= 0) continue;
            var factor = RandomNumbers.Residues(_field, 1)[0];
            foreach (var (at, value) in reduced) beyond[at] = _field.Add(beyond[at], _field.Multiply(factor, value));
        }

        return beyond;
    }
}
