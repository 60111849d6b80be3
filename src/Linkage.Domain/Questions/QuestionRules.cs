using Linkage.Domain.Agreements;
using Linkage.Domain.Json;
using Linkage.Domain.Outcomes;

namespace Linkage.Domain.Questions;

/// <summary>Whether a question makes sense over the datasets of an agreement, and stays within what was agreed.</summary>
public static class QuestionRules
{
    /// <returns>
    /// Refused as `invalid-question` with every fault (pointers into the question), or as `not-agreed` with every clause that stands
    /// in the way (pointers into the agreement).
    /// </returns>
    public static Outcome<BoundQuestion> Check(Question question, AgreementDocument agreement)
    {
        var (faults, clauses) = (new FaultList(), new FaultList());
        var bound = Bind(question, agreement, faults, clauses);
        if (faults.Count > 0)
            return Refusal.Invalid("invalid-question", "The question does not fit the declared data.", faults.ToList());
        if (agreement.Composition == Composition.Closed && !agreement.Questions.Any(q => AsksTheSame(q, question)))
            clauses.Add("/questions", "not-agreed", "The agreement is closed, and this is none of its questions.");
        return clauses.Count > 0
            ? new Refusal(RefusalKind.NotAgreed, "not-agreed", "The question goes beyond the agreement.", clauses.ToList())
            : bound!;
    }

    /// <summary>What a question may not ask because protection could not judge the answer; known before any data is there.</summary>
    /// <returns>Refused as `counting-amount`, with pointers into the question; null when it can be judged.</returns>
    public static Refusal? CannotBeJudged(BoundQuestion question) => CountingAmounts.RefusalOf(question);

    /// <summary>The same of every question that an agreement without faults lists; pointers into the agreement.</summary>
    public static Refusal? CannotBeJudged(AgreementDocument agreement)
    {
        var faults = new FaultList();
        Refusal? first = null;
        for (var i = 0; i < agreement.Questions.Count; i++)
        {
            if (Bind(agreement.Questions[i], agreement, new FaultList(), new FaultList()) is not { } bound) continue;
            if (CannotBeJudged(bound) is not { } refusal) continue;
            first ??= refusal;
            faults.AddAll($"/questions/{i}", refusal.Faults);
        }

        return first is null ? null : first with { Faults = faults.ToList() };
    }

    /// <summary>Whether two documents are the same question, however they are laid out and their expressions spaced.</summary>
    public static bool AsksTheSame(Question left, Question right) => Canonical(left).AsSpan().SequenceEqual(Canonical(right));

    /// <summary>The bytes of a question with its expressions in their one written form; what is hashed and compared.</summary>
    public static byte[] Canonical(Question question) => Documents.Write(question with
    {
        Derive = [.. question.Derive.Select(d => d with { Expression = Expressions.ExpressionText.Canonical(d.Expression) })],
        Filters = [.. question.Filters.Select(Expressions.ExpressionText.Canonical)],
    });

    internal static BoundQuestion? Bind(Question question, AgreementDocument agreement, FaultList faults, FaultList clauses)
    {
        faults.Check(Schemas.Names.IsSlug(question.Name), "/name", "name", "A question is named by small letters, digits and hyphens.");
        var inputs = new InputBinder(agreement, faults);
        var (population, subject) = inputs.BindPopulation(question.Population);
        var joins = inputs.BindJoins(question.Joins);
        var variables = new VariableBinder(agreement, inputs.Inputs, faults, clauses);
        var derived = variables.BindDerived(question.Derive);
        var filters = variables.BindFilters(question.Filters);
        // Filters and derivations come first: they cannot name what is learnt from the rows that they make.
        var learnt = new LearntBinder(agreement, variables, faults, clauses);
        var (profiles, quantiles) = (learnt.BindProfiles(question.Profiles ?? []), learnt.BindQuantiles(question.Quantiles ?? []));
        var tables = new TableBinder(agreement, variables, faults, clauses).Bind(question.Tables);
        var binder = new ModelBinder(learnt, variables, faults);
        var models = binder.Bind(question);
        binder.CheckTables(question, tables, models);
        if (faults.Count > 0) return null;
        return new(question, population!, subject!, joins, derived, filters, [.. tables, .. models.SelectMany(model => model.Cells)])
        {
            Profiles = profiles,
            Quantiles = quantiles,
            Models = models,
        };
    }
}
