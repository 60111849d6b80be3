using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Linkage.Domain.Protection.Tables;
using Linkage.Domain.Protection.Tabulating;
using Linkage.Domain.Regression;

namespace Linkage.Domain.Ledger;

/// <summary>The rows of a model as rows of a tabulation: categorical terms split, outcome and numbers are amounts.</summary>
internal sealed class ModelFacts
{
    // Amounts are scaled to the most decimals of a project, and must stay small enough to be told apart.
    private const uint MostMark = (1 << 28) - 1;

    private readonly ModelRows _rows;
    private readonly int[] _categories, _numbers;
    private readonly string[][] _codes;
    private readonly int[][] _leafOf;

    public ModelFacts(ModelRows rows)
    {
        var terms = rows.Spec.Terms;
        _rows = rows;
        _categories = [.. Enumerable.Range(0, terms.Count).Where(term => terms[term].IsCategory)];
        _numbers = [.. Enumerable.Range(0, terms.Count).Where(term => !terms[term].IsCategory)];
        _codes = [.. _categories.Select(term => rows.Codes(term))];
        var ordered = Array.ConvertAll(_codes, codes => codes.Order(StringComparer.Ordinal).ToList());
        _leafOf = [.. _codes.Select((codes, at) => Array.ConvertAll(codes, code => ordered[at].IndexOf(code)))];
        Variables = [.. _categories.Select((term, at) => new Variable(
            terms[term].Name, [new Level("category", [.. ordered[at].Select(code => new Category(code))])], Sensitive: false))];
        Amounts =
        [
            new($"{rows.Spec.Outcome} of the model", rows.Spec.OutcomeDecimals),
            .. _numbers.Select(term => new AmountSpec($"{terms[term].Name} of the model", terms[term].Decimals)),
            new("everything"),
        ];
    }

    public IReadOnlyList<Variable> Variables { get; }

    /// <summary>Outcome, numbers, and the mark of all of it.</summary>
    public IReadOnlyList<AmountSpec> Amounts { get; }

    public RowFacts Of(int row)
    {
        var values = _rows.Values(row);
        return new RowFacts
        {
            Subject = _rows.Subject(row),
            Partners = _rows.Partners(row),
            Leaf = _categories.Select((term, at) => _leafOf[at][values[term]]).ToArray(),
            Amounts = _numbers.Select(term => (long?)values[term]).Prepend(_rows.Outcome(row)).Append(Mark(row, values)).ToArray(),
        };
    }

    // Equal for equal contributions to the same variables, and for others with a chance of 2^-28. Never zero.
    private long Mark(int row, long[] values)
    {
        var text = new StringBuilder().Append(_rows.Spec.Outcome).Append('\u001F').Append(_rows.Outcome(row));
        foreach (var term in _numbers) text.Append('\u001E').Append(_rows.Spec.Terms[term].Name).Append('\u001F').Append(values[term]);
        for (var at = 0; at < _categories.Length; at++)
            text.Append('\u001E')
                .Append(_rows.Spec.Terms[_categories[at]].Name)
                .Append('\u001F')
                .Append(_codes[at][values[_categories[at]]]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        return 1 + BinaryPrimitives.ReadUInt32BigEndian(hash) % MostMark;
    }
}
