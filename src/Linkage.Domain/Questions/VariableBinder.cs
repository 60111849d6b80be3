using Linkage.Domain.Agreements;
using Linkage.Domain.Expressions;
using Linkage.Domain.Json;
using Linkage.Domain.Schemas;

namespace Linkage.Domain.Questions;

/// <summary>Resolves the names of a question and types its expressions.</summary>
internal sealed class VariableBinder(
    AgreementDocument agreement, IReadOnlyDictionary<string, Input> inputs, FaultList faults, FaultList clauses)
{
    private const int MostDerived = 100;
    private const int MostFilters = 50;

    // A derived variable with a fault is known under its name, so that its uses are not faults as well.
    private readonly Dictionary<string, DerivedVariable?> _derived = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<DerivedVariable> BindDerived(IReadOnlyList<Derivation> derivations)
    {
        faults.Check(derivations.Count <= MostDerived, "/derive", "count", $"A question derives at most {MostDerived} variables.");
        for (var i = 0; i < derivations.Count; i++) BindDerivation(derivations[i], $"/derive/{i}");
        return [.. _derived.Values.OfType<DerivedVariable>()];
    }

    public IReadOnlyList<Expression> BindFilters(IReadOnlyList<string> filters)
    {
        faults.Check(filters.Count <= MostFilters, "/filters", "count", $"A question has at most {MostFilters} filters.");
        return [.. filters.Select((f, i) => BindFilter(f, $"/filters/{i}")).OfType<Expression>()];
    }

    /// <summary>What a name stands for, or null. A failed derivation is neither found nor a new fault.</summary>
    public DerivedVariable? Find(string name, string at)
    {
        if (_derived.TryGetValue(name, out var derived) && (derived is null || derived.Name == name)) return derived;
        if (FindColumn(name) is { } column) return new(name, column, column.Field.Sensitive);
        faults.Add(at, "unknown-name", "There is no field or derived variable of this name.");
        return null;
    }

    /// <summary>Makes a variable known that no expression says, so that tables can name it.</summary>
    public void Declare(string name, DerivedVariable? variable, string at)
    {
        faults.Check(
            Names.IsResultName(name) && !Lexer.IsWord(name), at, "name",
            "A variable is named by a letter, then letters, digits and underscores, and by no word of the language.");
        faults.Check(_derived.TryAdd(name, variable), at, "duplicate", "This name stands here more than once.");
    }

    private void BindDerivation(Derivation derivation, string at)
    {
        faults.Check(
            Names.IsResultName(derivation.Name) && !Lexer.IsWord(derivation.Name), $"{at}/name", "name",
            "A derived variable is named by a letter, then letters, digits and underscores, and by no word of the language.");
        var made = BindExpression(derivation.Expression, $"{at}/expression");
        var variable = made is null ? null : new DerivedVariable(derivation.Name, made, Sensitivity(derivation, made));
        faults.Check(_derived.TryAdd(derivation.Name, variable), $"{at}/name", "duplicate", "This name stands here more than once.");
    }

    /// <summary>
    /// What is computed from a sensitive category tells something of that category. That something derived is harmless is believed of a
    /// question that all agreed on, or where all its fields are said to be.
    /// </summary>
    private bool? Sensitivity(Derivation derivation, Expression made)
    {
        var fields = ExpressionTree.Columns(made).Select(c => c.Field.Sensitive).ToList();
        if (derivation.Sensitive == true || fields.Contains(true)) return true;
        var agreed = agreement.Composition == Composition.Closed || fields.TrueForAll(s => s == false);
        return derivation.Sensitive == false && agreed ? false : null;
    }

    private Expression? BindFilter(string filter, string at)
    {
        if (BindExpression(filter, at) is not { } made) return null;
        return faults.Check(made.Type == ScalarType.Boolean, at, "type", "A filter is true or false.") ? made : null;
    }

    private Expression? BindExpression(string text, string at)
    {
        var failed = false;
        var outcome = ExpressionText.Parse(text).Then(syntax => ExpressionChecker.Check(syntax, name =>
        {
            if (!_derived.TryGetValue(name, out var derived)) return FindColumn(name);
            failed |= derived is null;
            return derived?.Name == name ? derived.Expression : null;
        }));
        if (!outcome.IsRefused)
        {
            CheckLevels(outcome.Value);
            return outcome.Value;
        }

        if (!failed) faults.AddAll(at, outcome.Refusal.Faults);
        return null;
    }

    private Column? FindColumn(string name)
    {
        var parts = name.Split('.');
        return parts.Length == 2 && inputs.TryGetValue(parts[0], out var input) && input.Alias == parts[0]
            && input.Dataset.Schema.Find(parts[1]) is { } field
            ? new Column(input.Alias, field)
            : null;
    }

    /// <summary>An expression sees codes of the finest level, so it may read only what may be published at that level.</summary>
    private void CheckLevels(Expression expression)
    {
        foreach (var column in ExpressionTree.Columns(expression))
        {
            if (column.Field.CodeList is { } name && OutputLevels.Finest(agreement, name) > 0)
                clauses.Add(OutputLevels.Clause(name), "not-agreed", "An expression reads codes finer than may be published.");
        }
    }
}
