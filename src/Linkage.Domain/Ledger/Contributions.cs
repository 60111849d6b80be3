using System.Runtime.InteropServices;

namespace Linkage.Domain.Ledger;

/// <summary>
/// Who contributed how much to which unit, over all releases: the unknowns that releases are sums of. It never leaves the vault. Takes 32
/// bytes a contribution and some 60 a subject.
/// </summary>
public sealed class Contributions
{
    /// <summary>Contributions are smaller than this, either way, so that they are told apart modulo a prime.</summary>
    public const long Limit = 1L << 59;

    private readonly Dictionary<UInt128, int> _numbers = [];
    private readonly List<ulong> _partners = [];
    private readonly List<(int Subject, int Unit, long Value)> _added = [];
    private int[] _units = [], _starts = [];
    private long[] _values = [];

    /// <summary>Distinct subjects.</summary>
    public int Subjects => _partners.Count;

    /// <param name="subject">The subject's tag under the project's ledger key, the same in every release.</param>
    /// <param name="partners">Bit i is set when partner i of the history knows the subject; who knows it in one release knows it in
    /// all.</param>
    /// <returns>The subject's number here, from 0.</returns>
    public int Number(UInt128 subject, ulong partners)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, subject, out var known);
        if (!known) (number, _) = (_partners.Count, Added());
        CollectionsMarshal.AsSpan(_partners)[number] |= partners;
        return number;
    }

    /// <summary>A subject and a unit meet at most once.</summary>
    public void Add(int subject, int unit, long value)
    {
        if (value is <= -Limit or >= Limit) throw new ArgumentOutOfRangeException(nameof(value));
        _added.Add((subject, unit, value));
    }

    internal bool IsAnyKnownTo(ulong partners) => _partners.Exists(known => (known & partners) != 0);

    internal ulong PartnersOf(int subject) => _partners[subject];

    internal ReadOnlySpan<int> UnitsOf(int subject) => _units.AsSpan(_starts[subject].._starts[subject + 1]);

    internal ReadOnlySpan<long> ValuesOf(int subject) => _values.AsSpan(_starts[subject].._starts[subject + 1]);

    /// <summary>Puts the contributions in the order of subjects; nothing is added afterwards.</summary>
    internal void Order()
    {
        if (_starts.Length > 0) return;
        _starts = new int[Subjects + 1];
        foreach (var (subject, _, _) in _added) _starts[subject + 1]++;
        for (var subject = 0; subject < Subjects; subject++) _starts[subject + 1] += _starts[subject];
        var next = _starts.ToArray();
        (_units, _values) = (new int[_added.Count], new long[_added.Count]);
        foreach (var (subject, unit, value) in _added)
        {
            var place = next[subject]++;
            (_units[place], _values[place]) = (unit, value);
        }

        _added.Clear();
        _added.TrimExcess();
        _numbers.Clear();
        _numbers.TrimExcess();
    }

    private bool Added()
    {
        _partners.Add(0);
        return true;
    }
}
