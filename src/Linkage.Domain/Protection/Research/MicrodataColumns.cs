using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Protection.Research;

/// <summary>The columns that a study needs of its rows, as numbers.</summary>
/// <param name="refuse">Takes the column and the rule of a value that breaks it.</param>
internal sealed class MicrodataColumns(ResearchSpec spec, IReadOnlyList<string> header, Action<string, string> refuse)
{
    /// <summary>Heavier rows are refused, so that no total leaves the 28 digits of a published value.</summary>
    private const long MostWeight = 1_000_000;

    private readonly Dictionary<string, int> _at = header.Select((name, i) => KeyValuePair.Create(name, i))
        .ToDictionary(StringComparer.Ordinal);
    private readonly bool[] _isShared = [.. spec.Amounts.Select(a =>
        spec.Tables.SelectMany(t => t.Measures).Any(m => m.Kind == MeasureKind.Share && m.Amount == a.Name))];

    public GroupColumn[] Groups { get; } = [.. spec.Variables.Select(v => new GroupColumn(v))];

    public List<long?>[] Amounts { get; } = [.. spec.Amounts.Select(_ => new List<long?>())];

    public KeyColumn Contributors { get; } = new();

    public KeyColumn Holdings { get; } = new();

    /// <summary>Bit masks; empty when the study has no partners.</summary>
    public List<ulong> Partners { get; } = [];

    /// <summary>Empty when the study has no weights.</summary>
    public List<long> Weights { get; } = [];

    /// <param name="values">As many as the header has names.</param>
    public void Add(IReadOnlyList<string> values)
    {
        for (var v = 0; v < Groups.Length; v++)
            Check(Groups[v].Add(Value(spec.Variables[v].ColumnName)), spec.Variables[v].ColumnName);
        for (var a = 0; a < Amounts.Length; a++) Amounts[a].Add(Amount(Value(spec.Amounts[a].ColumnName), a));
        if (spec.Contributor is { } contributor)
        {
            Contributors.Add(Value(contributor));
            Check(Value(contributor).Length == 0 ? FieldRule.Required : null, contributor);
        }

        if (spec.Holding is { } holding) Holdings.Add(Value(holding));
        if (spec.Weight is { } weight) Weights.Add(Weight(Value(weight), weight));
        if (spec.Partners.Count > 0) Partners.Add(Mask(Value));

        string Value(string column) => values[_at[column]];
    }

    private long? Amount(string text, int amount)
    {
        if (text.Length == 0) return null;
        var broken = FixedPoint.Read(text, spec.Amounts[amount].Decimals, out var units);
        Check(broken ?? (_isShared[amount] && units is not (0 or 1) ? FieldRule.Enum : null), spec.Amounts[amount].ColumnName);
        return units;
    }

    private long Weight(string text, string column)
    {
        var broken = FixedPoint.Read(text, 0, out var weight);
        var outside = weight < 1 ? FieldRule.Minimum : weight > MostWeight ? FieldRule.Maximum : null;
        Check(text.Length == 0 ? FieldRule.Required : broken ?? outside, column);
        return weight;
    }

    private ulong Mask(Func<string, string> value)
    {
        var mask = 0UL;
        for (var p = 0; p < spec.Partners.Count; p++)
        {
            var text = value(spec.Partners[p]);
            Check(text is "0" or "1" ? null : FieldRule.Enum, spec.Partners[p]);
            if (text == "1") mask |= 1UL << p;
        }

        return mask;
    }

    private void Check(string? rule, string column)
    {
        if (rule is not null) refuse(column, rule);
    }
}
