using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;

namespace Linkage.Domain.Protection.Auditing;

/// <summary>A published cell, found back in the table model.</summary>
/// <param name="Number">Number over all tables.</param>
internal sealed record ShownCell(int Number, Cube Cube, int Inner, IReadOnlyList<PublishedValue> Values)
{
    public string Label => Cube.Label(Inner);

    /// <summary>Whether a measure that reveals a base measure (perhaps with others) can be read; a mean of nothing can.</summary>
    public bool Reveals(BaseMeasure measure)
    {
        for (var m = 0; m < Values.Count; m++)
            if (Values[m].Status != "Q" && BaseMeasure.Of(Cube.Table.Measures[m]).Contains(measure)) return true;
        return false;
    }

    /// <summary>Name of the first measure that reveals a base measure.</summary>
    public string NameOf(BaseMeasure measure) => Cube.Table.Measures.First(m => BaseMeasure.Of(m).Contains(measure)).Name;

    /// <summary>The published value of the first measure of a kind; null when suppressed or not in the table.</summary>
    public decimal? Value(MeasureKind kind, int? amount)
    {
        for (var m = 0; m < Values.Count; m++)
            if (Cube.Table.Measures[m].Kind == kind && Cube.Table.Measures[m].Amount == amount) return Values[m].Value;
        return null;
    }
}
