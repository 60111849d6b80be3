using Linkage.Domain.Protection.Primary;
using Linkage.Domain.Protection.Suppressing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Protection.Publishing;

/// <summary>Writes a protected tabulation as what the outside sees.</summary>
internal sealed class Publication(ProtectedTabulation result)
{
    private readonly TabulationSpec _spec = result.Tabulation.Spec;

    public PublishedTables Tables() => new([.. result.Tabulation.Cubes.Cubes.Select(Table)]);

    private PublishedTable Table(Cube cube, int table) => new(
        cube.Table.Name,
        [.. cube.Axes.Select(Dimension)],
        [.. cube.Table.Measures.Select(m => new PublishedMeasure(m.Name, m.Kind, m.Amount is { } a ? _spec.Amounts[a].Name : null, Decimals(m)))],
        [.. Enumerable.Range(0, cube.CellCount).Where(cube.IsShown).Select(c => new PublishedCell(cube.Codes(c),
            [.. cube.Table.Measures.Select(m => Value(result.Tabulation.Cubes.Start(table) + c, m))]))]);

    private PublishedDimension Dimension(Axis axis) => new(
        _spec.Variables[axis.Variable].Name,
        [.. axis.Positions.Where(p => p.Shown).Select(p => new PublishedCategory(p.Code, p.Level,
            p.Parent >= 0 && axis.Positions[p.Parent].Shown ? axis.Positions[p.Parent].Code : null))]);

    private PublishedValue Value(int cell, MeasureSpec measure)
    {
        var parts = BaseMeasure.Of(measure);
        if (parts.All(p => result.Status(cell, p) == CellStatus.Published)) return Free(result.Tabulation[cell], measure);
        return PublishedValue.Suppressed;
    }

    private PublishedValue Free(CellFacts facts, MeasureSpec measure)
    {
        var decimals = Decimals(measure);
        if (measure.Kind is MeasureKind.CountSubjects or MeasureKind.CountRows or MeasureKind.Sum)
            return new PublishedValue(Quotient.Scaled(Tabulation.Value(facts, BaseMeasure.Of(measure)[0]), decimals), "A", "F");
        var amount = facts.Amounts[measure.Amount!.Value];
        if (amount.Valid == 0) return new PublishedValue(null, "M", "F");
        return new PublishedValue(measure.Kind == MeasureKind.Share
            ? Quotient.Round(amount.Total, amount.Valid, decimals)
            : Quotient.Scaled(new System.Numerics.BigInteger(Quotient.Round(amount.Total, amount.Valid, 0)), decimals), "A", "F");
    }

    private int Decimals(MeasureSpec measure) => measure.Kind switch
    {
        MeasureKind.Share => PublishedMeasure.ShareDecimals,
        MeasureKind.Sum or MeasureKind.Mean => _spec.Amounts[measure.Amount!.Value].Decimals,
        _ => 0,
    };
}
