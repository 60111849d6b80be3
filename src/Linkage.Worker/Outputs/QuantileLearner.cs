using System.Runtime.InteropServices;
using Linkage.Domain.Expressions;
using Linkage.Domain.Outcomes;
using Linkage.Domain.Quantiles;
using Linkage.Domain.Questions;
using Linkage.Worker.Links;

namespace Linkage.Worker.Outputs;

/// <summary>Learns in one pass where the bands of an amount lie in every group. Memory grows with the rows: eight bytes each.</summary>
internal sealed class QuantileLearner(BoundQuantiles split, TabulationPlan plan, int least) : ILearntVariable
{
    private const long MostRows = 50_000_000;

    private readonly Dictionary<string, List<long>> _amounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QuantilePlaces> _places = new(StringComparer.Ordinal);
    private readonly CodeReading[] _within = [.. split.Within.Select(one => new CodeReading(one, plan))];
    private readonly int _output = plan.OutputOf(split.Of);
    private long _rows;
    private bool _hasMissing;

    public int Passes => 1;

    public LearntCategory Variable => split.Variable;

    public IReadOnlyList<string?> Codes =>
        [.. _places.Count > 0 ? QuantilePlaces.Codes(split.Bands) : [], .. _hasMissing ? [null] : Array.Empty<string?>()];

    public void Take(int pass, ILinkedRow row)
    {
        if (row.Number(_output) is not { } amount || Group(row) is not { } group)
        {
            _hasMissing = true;
            return;
        }

        if (++_rows > MostRows) return;
        if (!_amounts.TryGetValue(group, out var amounts)) _amounts.Add(group, amounts = []);
        amounts.Add(amount);
    }

    public Outcome<Nothing> End(int pass)
    {
        if (_rows > MostRows)
            return new Refusal(RefusalKind.TooLarge, "quantiles-too-large", $"Quantiles are taken of at most {MostRows} rows.");
        foreach (var (group, amounts) in _amounts)
        {
            amounts.Sort();
            if (QuantilePlaces.Of(CollectionsMarshal.AsSpan(amounts), split.Bands, least) is { } places) _places.Add(group, places);
            else _hasMissing = true;
        }

        _amounts.Clear();
        return Nothing.Done;
    }

    public string? CodeOf(ILinkedRow row)
    {
        if (row.Number(_output) is not { } amount || Group(row) is not { } group) return null;
        return _places.TryGetValue(group, out var places) ? places.PlaceOf(amount) : null;
    }

    // Codes hold no control characters, so that a separator of one keeps groups apart.
    private string? Group(ILinkedRow row)
    {
        if (_within.Length == 0) return string.Empty;
        var codes = _within.Select(code => code.Of(row)).ToArray();
        return Array.TrueForAll(codes, code => code is not null) ? string.Join('\u001F', codes) : null;
    }
}
