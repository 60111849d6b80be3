namespace Linkage.Domain.Regression;

/// <summary>The complete rows of a model, kept in memory while it is fitted.</summary>
public sealed class ModelRows(ModelSpec spec)
{
    /// <summary>Rows times terms; about 300 MB.</summary>
    private const long MostValues = 30_000_000;

    private readonly List<long[]> _values = [];
    private readonly List<long> _outcomes = [];
    private readonly List<ulong> _partners = [];
    private readonly List<long> _subjects = [];
    private readonly Dictionary<string, int>[] _codes = [.. spec.Terms.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];

    public ModelSpec Spec => spec;

    public int Count => _outcomes.Count;

    /// <summary>Whether a subject has more than one row: then rows are not independent, and no unit that protection counts.</summary>
    public bool HasRepeats { get; private set; }

    public bool IsTooLarge => (long)Count * (spec.Terms.Count + 4) > MostValues;

    /// <summary>The number by which rows hold a category of a term.</summary>
    public int NumberOf(int term, string code)
    {
        if (!_codes[term].TryGetValue(code, out var number)) _codes[term].Add(code, number = _codes[term].Count);
        return number;
    }

    /// <summary>Codes of a term by their number, which depends on the order of rows and so on nothing that may be published.</summary>
    internal string[] Codes(int term) => [.. _codes[term].OrderBy(code => code.Value).Select(code => code.Key)];

    /// <param name="subject">Rows come in rising order of subject.</param>
    /// <param name="partners">Bit mask of the partners who hold the subject.</param>
    /// <param name="values">Per term the amount, or the number of the category.</param>
    public void Add(long subject, ulong partners, long outcome, long[] values)
    {
        HasRepeats |= Count > 0 && subject == _subjects[^1];
        _subjects.Add(subject);
        _outcomes.Add(outcome);
        _partners.Add(partners);
        _values.Add(values);
    }

    internal long Outcome(int row) => _outcomes[row];

    internal long Subject(int row) => _subjects[row];

    internal ulong Partners(int row) => _partners[row];

    internal long[] Values(int row) => _values[row];
}
