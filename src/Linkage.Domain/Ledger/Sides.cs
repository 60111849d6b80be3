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
        _earlier = Beyond(columns, span, column => !columns.IsCandidate(column));
        _candidate = isAudited ? Beyond(columns, span, columns.IsCandidate) : null;
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

    /// <summary>
    /// A random row that the columns of one side do not have: any combination of those columns is zero on it, and another one, unless it is
    /// the same as one of them everywhere, is not.
    /// </summary>
    private ulong[] Beyond(ColumnBasis columns, Echelon span, Func<int, bool> isOwn)
    {
        var (beyond, own) = (new ulong[columns.Count], new Echelon(_field, columns.Count));
        for (var row = 0; row < span.Count; row++)
        {
            var reduced = own.Reduce(span.Row(row));
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
