using System.Globalization;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Tests.Regression;

/// <summary>Rows of models for tests: numbers as they are written, categories by code, subjects numbered as they come.</summary>
internal sealed class ModelData(ModelSpec spec)
{
    private readonly List<(long Outcome, string[] Terms, ulong Partners)> _rows = [];

    public static ModelSpec Spec(ModelKind kind, int decimals, params TermSpec[] terms) => new("model", kind, "y", decimals, terms);

    /// <summary>A table with the outcome in its first column.</summary>
    public static ModelRows Read(ModelSpec spec, string table)
    {
        var data = new ModelData(spec);
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            data.Add(Units(fields[0], spec.OutcomeDecimals), fields[1..]);
        }

        return data.Rows();
    }

    public ModelData Add(long outcome, params string[] terms)
    {
        _rows.Add((outcome, terms, 1));
        return this;
    }

    /// <param name="partners">Bit mask of who holds the subject.</param>
    public ModelData AddHeld(ulong partners, long outcome, params string[] terms)
    {
        _rows.Add((outcome, terms, partners));
        return this;
    }

    /// <param name="reversed">The same rows under other subject numbers.</param>
    public ModelRows Rows(bool reversed = false)
    {
        var rows = new ModelRows(spec);
        var order = reversed ? _rows.AsEnumerable().Reverse() : _rows;
        foreach (var (row, subject) in order.Select((row, at) => (row, at)))
        {
            rows.Add(subject, row.Partners, row.Outcome, [.. row.Terms.Select((text, term) =>
                spec.Terms[term].IsCategory ? rows.NumberOf(term, text) : Units(text, spec.Terms[term].Decimals))]);
        }

        return rows;
    }

    private static long Units(string text, int decimals) =>
        (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * (decimal)Math.Pow(10, decimals));
}
