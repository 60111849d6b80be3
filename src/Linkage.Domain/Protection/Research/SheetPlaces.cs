using System.Globalization;
using Linkage.Domain.Protection.Publishing;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Protection.Research;

/// <summary>The places of one table's values while its rows come in.</summary>
internal sealed class SheetPlaces
{
    private static readonly HashSet<string> s_hidden = ["C", "A", "G", "O", "T", "D"];

    private readonly TabulationSpec _spec;
    private readonly Cube _cube;
    private readonly int[] _shown;
    private readonly Dictionary<string, int> _place;
    private readonly PublishedValue?[][] _values;

    public SheetPlaces(Cube cube, TabulationSpec spec)
    {
        (_cube, _spec) = (cube, spec);
        _shown = [.. Enumerable.Range(0, cube.CellCount).Where(cube.IsShown)];
        _place = _shown.Select((cell, i) => KeyValuePair.Create(Key(cube.Codes(cell)), i)).ToDictionary(StringComparer.Ordinal);
        _values = [.. _shown.Select(_ => new PublishedValue?[Table.Measures.Count])];
    }

    public TableSpec Table => _cube.Table;

    /// <param name="value">Value of a column of the row.</param>
    /// <param name="refuse">Takes the column and the rule of a fault.</param>
    public void Put(Func<string, string> value, Action<string, string> refuse)
    {
        var dimensions = Table.Dimensions.Select(d => d.Variable).ToList();
        foreach (var variable in _spec.Variables.Where(v => !dimensions.Contains(v.Name) && value(v.Name).Length > 0))
            refuse(variable.Name, "no-dimension");
        var measure = Table.Measures.ToList().FindIndex(m => m.Name == value("measure"));
        if (measure < 0) refuse("measure", FieldRule.Enum);
        if (!_place.TryGetValue(Key(dimensions.Select(value)), out var place))
        {
            refuse(dimensions.Count > 0 ? dimensions[0] : "table", "no-cell");
            return;
        }

        if (measure < 0) return;
        if (_values[place][measure] is not null) refuse("measure", "duplicate");
        _values[place][measure] = Read(measure, value, refuse);
    }

    /// <summary>Cells without a row, by table and codes.</summary>
    public IEnumerable<string> Missing() => _shown.Where((_, i) => _values[i].Contains(null)).Select(_cube.Label);

    /// <summary>The table, when nothing is missing.</summary>
    public PublishedTable ToTable() => new(
        Table.Name,
        [.. _cube.Axes.Select(axis => new PublishedDimension(_spec.Variables[axis.Variable].Name,
            [.. axis.Positions.Where(p => p.Shown).Select(p => new PublishedCategory(p.Code, p.Level,
                p.Parent >= 0 && axis.Positions[p.Parent].Shown ? axis.Positions[p.Parent].Code : null))]))],
        [.. Table.Measures.Select(m => new PublishedMeasure(m.Name, m.Kind, m.Amount is { } a ? _spec.Amounts[a].Name : null, Decimals(m)))],
        [.. _shown.Select((cell, i) => new PublishedCell(_cube.Codes(cell), [.. _values[i].Select(v => v!)]))]);

    private PublishedValue Read(int measure, Func<string, string> value, Action<string, string> refuse)
    {
        var (text, status, confidentiality) = (value("value"), value("status"), value("confidentiality"));
        if (status is not ("A" or "Q" or "M")) refuse("status", FieldRule.Enum);
        if (status == "Q" ? !s_hidden.Contains(confidentiality) : confidentiality != "F") refuse("confidentiality", FieldRule.Enum);
        if (status != "A" && text.Length > 0) refuse("value", "not-empty");
        return new PublishedValue(status == "A" ? Number(text, Decimals(Table.Measures[measure]), refuse) : null, status, confidentiality);
    }

    private static decimal Number(string text, int decimals, Action<string, string> refuse)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text.Length == 0) refuse("value", FieldRule.Required);
        else if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var number)) refuse("value", FieldRule.Type);
        else if (number.Scale > decimals) refuse("value", FieldRule.Decimals);
        else return number;
        return 0;
    }

    private int Decimals(MeasureSpec measure) => measure.Kind switch
    {
        MeasureKind.Share => PublishedMeasure.ShareDecimals,
        MeasureKind.Sum or MeasureKind.Mean => _spec.Amounts[measure.Amount!.Value].Decimals,
        _ => 0,
    };

    // A code holds no control character, so that no two lists of codes have one key.
    private static string Key(IEnumerable<string> codes) => string.Join('\n', codes);
}
