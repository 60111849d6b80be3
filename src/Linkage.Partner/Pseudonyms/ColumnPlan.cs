using Linkage.Domain.Identifiers;
using Linkage.Domain.Keys;
using Linkage.Domain.Outcomes;

namespace Linkage.Partner.Pseudonyms;

/// <summary>Which columns are written and how, as the user asked; only what is named to be kept leaves in the clear.</summary>
/// <param name="Keep">Columns that stay as they are, or null.</param>
/// <param name="Drop">Columns that go, all others staying, or null. Exactly one of the two is given.</param>
internal sealed record ColumnPlan(IReadOnlyList<ColumnRule> Rules, IReadOnlyList<string>? Keep, IReadOnlyList<string>? Drop)
{
    /// <summary>Fits the plan to a header; all that does not fit is named at once.</summary>
    /// <returns>The columns in the order of the source.</returns>
    public Outcome<IReadOnlyList<OutputColumn>> Fit(IReadOnlyList<string> header, LinkageKey key)
    {
        var faults = Faults(header).ToList();
        if (faults.Count > 0)
        {
            return Refusal.Invalid("columns", "The columns of the file do not fit what was asked.", faults);
        }

        List<OutputColumn> columns = [];
        for (var index = 0; index < header.Count; index++)
        {
            var at = index;
            columns.AddRange(Rules.Where(rule => rule.Column == header[at]).Select(rule => new OutputColumn(
                at, rule.NewName, rule.Normalisation, new Pseudonymiser(key, rule.EntityType, rule.Normalisation.FieldVersion))));
            if (Stays(header[index]))
            {
                columns.Add(new OutputColumn(index, header[index], null, null));
            }
        }

        return columns;
    }

    private bool Stays(string column) =>
        Keep is not null ? Keep.Contains(column) : !Drop!.Contains(column) && Rules.All(rule => rule.Column != column);

    private IEnumerable<Fault> Faults(IReadOnlyList<string> header)
    {
        var named = Rules.Select(rule => rule.Column).Concat(Keep ?? Drop ?? []);
        foreach (var missing in named.Distinct().Where(column => !header.Contains(column)))
        {
            yield return new Fault(missing, "column-missing", "The file has no column of this name.");
        }

        foreach (var twice in header.GroupBy(column => column).Where(group => group.Count() > 1))
        {
            yield return new Fault(twice.Key, "column-twice", "The file has more than one column of this name.");
        }

        foreach (var clear in header.Where(column => Stays(column) && DirectIdentifiers.RuleForName(column) is not null))
        {
            yield return new Fault(clear, DirectIdentifiers.NameRule, "This column looks like a direct identifier; it cannot be kept.");
        }

        var written = Rules.Select(rule => rule.NewName).Concat(header.Where(Stays));
        foreach (var clash in written.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            yield return new Fault(clash.Key, "name-taken", "Two of the columns to write would have this name.");
        }
    }
}
