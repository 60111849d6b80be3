using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Perturbing.Privacy;

/// <summary>
/// True counts and clamped sums per crossing, so that one subject changes little: it stands in one crossing only, the first that its rows
/// fall in (its own rows alone decide which), and what its rows there add up to is cut off at the agreed bounds. It stays in the vault.
/// </summary>
public sealed class PrivateTally
{
    /// <summary>More crossings than this are mostly noise.</summary>
    private const int MostLeaves = 50_000;

    private readonly CubeSet _cubes;
    private readonly PrivateTree _tree;
    private readonly SubjectRows _subject;
    private readonly Dictionary<BaseMeasure, Int128[]> _leaves = [];
    private readonly int[] _grains;
    private long? _last;

    private PrivateTally(CubeSet cubes, PrivateTree tree, IReadOnlyList<ContributionBounds> bounds)
    {
        (_cubes, _tree, Bounds) = (cubes, tree, bounds);
        _subject = new SubjectRows(bounds.Count);
        _grains = new int[cubes.Grains.Count];
        var amounts = Enumerable.Range(0, bounds.Count);
        foreach (var measure in amounts.SelectMany(a => new[] { BaseMeasure.Sum(a), BaseMeasure.Valid(a) }).Prepend(BaseMeasure.Subjects))
            _leaves[measure] = new Int128[(int)tree.Leaves];
    }

    /// <summary>Per amount of the specification.</summary>
    public IReadOnlyList<ContributionBounds> Bounds { get; }

    /// <param name="spec">Without faults.</param>
    /// <param name="bounds">Per amount of the specification.</param>
    /// <returns>A tally; or refused as `privacy-crossings`, before a row is read.</returns>
    public static Outcome<PrivateTally> For(TabulationSpec spec, IReadOnlyList<ContributionBounds> bounds)
    {
        if (bounds.Count != spec.Amounts.Count) throw new ArgumentException("Every amount has bounds.", nameof(bounds));
        var cubes = new CubeSet(spec);
        var tree = new PrivateTree(cubes);
        return tree.Leaves <= MostLeaves
            ? new PrivateTally(cubes, tree, bounds)
            : new Refusal(RefusalKind.TooLarge, "privacy-crossings",
                $"The tables cross into more than {MostLeaves} cells, which noise would drown. Ask fewer or coarser groups.");
    }

    /// <exception cref="ArgumentException">The rows are not ordered by subject.</exception>
    public void Add(in RowFacts row)
    {
        if (row.Subject < _last) throw new ArgumentException("Rows must be ordered by subject.", nameof(row));
        if (row.Subject != _last) Flush();
        _last = row.Subject;
        for (var v = 0; v < _grains.Length; v++) _grains[v] = _cubes.Grains[v].OfLeaf(row.Leaf[v]);
        _subject.Add(_tree.NumberOf(_grains), row);
    }

    /// <summary>Per crossing, in their order; after the last row.</summary>
    internal Int128[] Of(BaseMeasure measure)
    {
        Flush();
        return _leaves[measure];
    }

    private void Flush()
    {
        if (_subject.IsEmpty) return;
        var leaf = _subject.Units[0];
        var contributions = _subject.In(leaf).Amounts;
        _leaves[BaseMeasure.Subjects][leaf]++;
        for (var a = 0; a < contributions.Length; a++)
        {
            if (!contributions[a].IsPresent) continue;
            _leaves[BaseMeasure.Sum(a)][leaf] += Bounds[a].Clamp(contributions[a].Value);
            _leaves[BaseMeasure.Valid(a)][leaf]++;
        }

        _subject.Clear();
    }
}
