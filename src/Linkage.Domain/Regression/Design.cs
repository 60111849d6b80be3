using Linkage.Domain.Outcomes;
using Linkage.Domain.Protection.Tabulating;

namespace Linkage.Domain.Regression;

/// <summary>
/// The columns of a model beside its intercept. Categories stand in the order of their codes; the one that the others are compared with
/// has no column.
/// </summary>
internal sealed class Design
{
    private Design(
        ModelRows rows, List<DesignColumn> columns, List<ModelReference> references, IReadOnlyList<ContributorCount> categories) =>
        (Rows, Columns, References, Categories) = (rows, columns, references, categories);

    public ModelRows Rows { get; }

    public IReadOnlyList<DesignColumn> Columns { get; }

    public IReadOnlyList<ModelReference> References { get; }

    /// <summary>Subjects per category of every term, with an outcome other than zero, and of a logistic model with one of zero.</summary>
    public IReadOnlyList<ContributorCount> Categories { get; }

    /// <summary>Coefficients, the intercept among them.</summary>
    public int Parameters => Columns.Count + 1;

    public static Outcome<Design> Of(ModelRows rows, int model)
    {
        var (columns, references, all) = (new List<DesignColumn>(), new List<ModelReference>(), new List<ContributorCount>());
        for (var t = 0; t < rows.Spec.Terms.Count; t++)
        {
            var term = rows.Spec.Terms[t];
            if (!term.IsCategory)
            {
                columns.Add(new(t, -1, null, term.Decimals));
                continue;
            }

            var (codes, counts) = (rows.Codes(t), Counts(rows, t));
            all.AddRange(counts);
            var order = Enumerable.Range(0, codes.Length).OrderBy(number => codes[number], StringComparer.Ordinal).ToList();
            // The largest when the question names none; of equals the first by code.
            var reference = term.Reference is { } named
                ? Array.IndexOf(codes, named)
                : order.OrderByDescending(number => counts[number].All).FirstOrDefault(-1);
            if (reference < 0)
                return ModelRefusal.Of(model, t, "reference", "Nobody is in the category that the others are compared with.");
            references.Add(new(term.Name, codes[reference]));
            columns.AddRange(order.Where(number => number != reference).Select(number => new DesignColumn(t, number, codes[number], 0)));
        }

        all.AddRange(Outcomes(rows));
        return new Design(rows, columns, references, all);
    }

    private static ContributorCount[] Counts(ModelRows rows, int term)
    {
        var counts = rows.Codes(term).Select(_ => new ContributorCount()).ToArray();
        for (var row = 0; row < rows.Count; row++) counts[rows.Values(row)[term]].Add(rows.Partners(row));
        return counts;
    }

    private static ContributorCount[] Outcomes(ModelRows rows)
    {
        ContributorCount[] counts = [new(), new()];
        for (var row = 0; row < rows.Count; row++) counts[rows.Outcome(row) == 0 ? 1 : 0].Add(rows.Partners(row));
        return rows.Spec.Kind == ModelKind.Logistic ? counts : counts[..1];
    }
}
